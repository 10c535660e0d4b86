import type { MultipartFile } from '@fastify/multipart'
import { Type } from 'typebox'
import { matches } from '../../kernel/access/where.ts'
import { execute } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { FileStore } from '../../kernel/ports/files.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { isId, loadRow, readRow } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { type Attachment, attachCommand, attachmentsOf, findAttachment, safeName } from './attachment.ts'

const target = Type.Object({ id: Type.String({ maxLength: 64 }) })

const shown = ({ sha256: _, recordType: __, recordId: ___, byId, byName, ...file }: Attachment) => ({
  ...file,
  by: { id: byId, name: byName },
  url: `/api/v1/attachments/${file.id}`,
})

/** Upload to and list of one record type's files. */
export function attachmentRoutes(
  app: App,
  kernel: Kernel,
  files: FileStore,
  maxBytes: number,
  { record, messages }: RecordModule,
): void {
  if (!record.capabilities.attachments) return
  const tags = [messages.en.labelPlural]
  const command = attachCommand(record)

  app.get(`/${record.plural}/:id/attachments`, {
    config: signedIn,
    schema: { tags, summary: `The files of one ${record.type}`, params: target },
    handler: async request => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, record, request.params.id)
      const found = await attachmentsOf(kernel, row.id, record.seesInternal(actor))
      return { items: found.map(shown) }
    },
  })

  app.post(`/${record.plural}/:id/attachments`, {
    config: signedIn,
    schema: {
      tags,
      summary: 'Attach a file, as multipart field `file`',
      consumes: ['multipart/form-data'],
      params: target,
      querystring: Type.Object({ internal: Type.Optional(Type.Boolean()) }),
    },
    handler: async (request, reply) => {
      const actor = actorOf(request)
      // Asked before the bytes are read: nobody fills the disk through a record he may not see.
      const row = await readRow(kernel, actor, record, request.params.id)
      const part = await request.file()
      if (!part) throw new Problem('bad_request', 'Send the file as multipart field "file".')
      const stored = await store(files, part, maxBytes)
      const input = {
        name: safeName(part.filename),
        mediaType: mediaTypeOf(part.mimetype),
        internal: request.query.internal === true,
        ...stored,
      }
      const { facts } = await execute(kernel, { actor, command, target: row.id, input })
      const file = await findAttachment(kernel, String(facts[0]?.data?.attachment))
      if (!file) throw notFound('file')
      return reply.status(201).send(shown(file))
    },
  })
}

async function store(
  files: FileStore,
  part: MultipartFile,
  maxBytes: number,
): Promise<{ sha256: string; size: number }> {
  const stored = await files.put(part.file, maxBytes)
  if (part.file.truncated)
    throw new Problem('too_large', `A file may have at most ${Math.floor(maxBytes / 1_048_576)} MB.`)
  return stored
}

const mediaTypeOf = (claimed: string): string =>
  /^[\w.+-]{1,50}\/[\w.+-]{1,80}$/.test(claimed) ? claimed.slice(0, 100) : 'application/octet-stream'

/** Shown by the browser itself; everything else is a download. SVG and HTML could run script, so they are not here. */
const inline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** The bytes of one file, for those who may read the record it hangs on. */
export function downloadRoute(app: App, kernel: Kernel, files: FileStore): void {
  app.get('/attachments/:id', {
    config: signedIn,
    schema: { tags: ['Attachments'], summary: 'The bytes of a file', params: target },
    handler: async (request, reply) => {
      const actor = actorOf(request)
      const { id } = request.params
      const file = isId(id) ? await findAttachment(kernel, id) : null
      if (!file || !kernel.registry.has(file.recordType)) throw notFound('file')
      const { record } = kernel.registry.get(file.recordType)
      const row = await loadRow(kernel, record, file.recordId)
      const allowed =
        row && matches(record.read(actor), row) && (!file.internal || record.seesInternal(actor))
      if (!allowed) throw notFound('file')
      const disposition = inline.has(file.mediaType) ? 'inline' : 'attachment'
      const name = encodeURIComponent(file.name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16)}`)
      return reply
        .header('content-type', inline.has(file.mediaType) ? file.mediaType : 'application/octet-stream')
        .header('content-disposition', `${disposition}; filename*=UTF-8''${name}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=3600')
        .header('content-length', file.size)
        .send(await files.get(file.sha256))
    },
  })
}
