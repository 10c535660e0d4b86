import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { isStaff } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { unlistedAct } from '../../kernel/command/generic.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden } from '../../kernel/problem.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { boolean, number, text } from '../../kernel/record/fields.ts'

export interface Attachment {
  id: string
  recordType: string
  recordId: string
  name: string
  size: number
  mediaType: string
  sha256: string
  internal: boolean
  byId: string | null
  byName: string
  at: Date
}

export const attachmentColumns = sql.raw(
  `a.id, a.record_type as "recordType", a.record_id as "recordId", a.name, a.size, a.media_type as "mediaType", a.sha256,
   a.internal, a.by_id as "byId", a.by_name as "byName", a.at`,
)

/** Characters that could mislead a reader of a file name or break a header: controls, bidi overrides, zero-width, slashes. */
const misleading = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu

/** A name to show and download under. It never becomes a path: bytes are stored by their hash. */
export const safeName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(misleading, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 200) || 'file'

/** Records a file whose bytes are already stored. The upload route calls it; the API does not offer it by itself. */
export const attachCommand = (record: RecordType): AnyCommand => ({
  record,
  name: 'attach',
  fact: `${record.type}.attached`,
  ...unlistedAct,
  input: {
    name: text({ required: true, maxLength: 200 }),
    mediaType: text({ required: true, maxLength: 100 }),
    size: number({ required: true, min: 0 }),
    sha256: text({ required: true, maxLength: 64 }),
    internal: boolean(),
  },
  // Its bytes come by upload.
  ownRoute: true,
  may: (actor, row) => isStaff(actor) || row.requester === actor.id,
  decide: ({ row, input, actor, now }) => {
    const internal = input.internal === true
    if (internal && !record.seesInternal(actor)) throw forbidden('attach internal files')
    const id = uuidv7()
    const file = {
      id,
      record_type: record.type,
      record_id: row.id,
      name: input.name,
      size: input.size,
      media_type: input.mediaType,
      sha256: input.sha256,
      internal,
      by_id: actor.id,
      by_name: actor.name,
      at: now,
    }
    return {
      facts: [{ fact: `${record.type}.attached`, internal, data: { attachment: id, name: input.name } }],
      also: [{ insert: 'attachment', row: file }],
    }
  },
})

/** The files of a record, public ones only unless the reader sees what is internal. */
export async function attachmentsOf(
  kernel: Kernel,
  recordId: string,
  internal: boolean,
): Promise<Attachment[]> {
  const audience = internal ? sql`true` : sql`not a.internal`
  const found = await sql<Attachment>`select ${attachmentColumns} from attachment a
    where a.record_id = ${recordId} and ${audience} order by a.at limit 500`.execute(kernel.db)
  return found.rows
}

export async function findAttachment(kernel: Kernel, id: string): Promise<Attachment | null> {
  const found =
    await sql<Attachment>`select ${attachmentColumns} from attachment a where a.id = ${id}`.execute(kernel.db)
  return found.rows[0] ?? null
}
