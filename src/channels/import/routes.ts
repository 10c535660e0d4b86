import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Actor, isAdministrator, mayWrite } from '../../kernel/access/actor.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import type { FileStore } from '../../kernel/ports/files.ts'
import { forbidden, Problem } from '../../kernel/problem.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { createJob } from '../../platform/jobs/status.ts'
import { type ImportRun, latestRuns, readRun, startRun } from './import-run.ts'
import { runImport, targetsOf } from './kinds.ts'
import { placesOf } from './mapping.ts'
import { importQueue } from './run-import-job.ts'
import { type Order, order, params, report, run, type ShownRun, uploaded, uploadQuery } from './schemas.ts'
import { openTable } from './table/read-table.ts'
import { mostBytes, upload } from './upload.ts'

const tags = ['Import']
const shown = ({ sha256: _, byId, byName, ...rest }: ImportRun): ShownRun => ({
  ...rest,
  by: { id: byId, name: byName },
})

function importerOf(request: FastifyRequest): Actor {
  const actor = actorOf(request)
  if (!isAdministrator(actor) || !mayWrite(actor)) throw forbidden('import files')
  return actor
}

/** The import page's routes, for administrators: upload, dry run, run, and how it goes. */
export function importRoutes(app: App, kernel: Kernel, files: FileStore, maxBytes = mostBytes): void {
  app.post('/imports', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Upload a CSV file to be imported, as multipart field `file`',
      consumes: ['multipart/form-data'],
      querystring: uploadQuery,
      response: { 201: uploaded },
    },
    handler: async (request, reply) => {
      const actor = importerOf(request)
      const tooLarge = new Problem(
        'too_large',
        `A file to import may have at most ${Math.floor(maxBytes / 1_048_576)} MB.`,
      )
      // Said before the first byte is read; the multipart frame around the file is small.
      if (Number(request.headers['content-length'] ?? 0) > maxBytes + 65_536) throw tooLarge
      const part = await request.file({ limits: { fileSize: maxBytes + 1, files: 1 } })
      if (!part) throw new Problem('bad_request', 'Send the file as multipart field "file".')
      const { type: recordType = 'incident', kind = 'records' } = request.query
      const given = { kind, recordType, fileName: part.filename, stream: part.file, maxBytes }
      return reply.status(201).send(await upload(kernel, actor, files, given))
    },
  })

  app.get('/imports', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The latest imports',
      response: { 200: Type.Object({ items: Type.Array(run) }) },
    },
    handler: async request => {
      importerOf(request)
      return { items: (await latestRuns(kernel)).map(shown) }
    },
  })

  app.get('/imports/:id', {
    config: signedIn,
    schema: { tags, summary: 'One import and its report', params, response: { 200: run } },
    handler: async request => {
      importerOf(request)
      return shown(await readRun(kernel, request.params.id))
    },
  })

  app.post('/imports/:id/dry-run', {
    config: signedIn,
    schema: {
      tags,
      summary: 'What the import would do, without doing it',
      params,
      body: order,
      response: { 200: report },
    },
    handler: async request => {
      const actor = importerOf(request)
      const found = await readRun(kernel, request.params.id)
      const table = await openTable(() => files.get(found.sha256))
      const { mapping, skipBad = false } = request.body
      const options = { dryRun: true, skipBad }
      return (await runImport(kernel, actor, found, table, mapping, options)).report
    },
  })

  app.post('/imports/:id/run', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Import the file in the background',
      params,
      body: order,
      response: { 202: Type.Object({ job: Type.String() }) },
    },
    handler: async (request, reply) => {
      const actor = importerOf(request)
      const found = await readRun(kernel, request.params.id)
      const job = await start(kernel, actor, found, request.body)
      return reply.status(202).send({ job })
    },
  })
}

async function start(
  kernel: Kernel,
  actor: Actor,
  found: ImportRun,
  { mapping, skipBad = false }: Order,
): Promise<string> {
  placesOf(found.columns, mapping, targetsOf(kernel, found))
  return kernel.root.transaction().execute(async tx => {
    const inside = withExecutor(kernel, tx)
    const job = await createJob(inside, { kind: 'import', total: found.rows, byId: actor.id })
    const started = await startRun(inside, found.id, { mapping, skipBad, job })
    if (!started) throw new Problem('not_now', 'This file is being imported already.')
    await kernel.jobs.enqueue(tx, importQueue, [{ data: { id: found.id } }])
    return job
  })
}
