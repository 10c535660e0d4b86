import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { isId, loadRows } from '../../../kernel/query/read.ts'

export const outDispositions = ['waiting', 'sending', 'sent', 'not_sent', 'failed', 'bounced'] as const
export const inDispositions = [
  'received',
  'created',
  'replied',
  'ignored',
  'bounced',
  'duplicate',
  'quarantined',
  'capped',
  'rejected',
] as const

/** A message as the log shows it. */
export interface LoggedMessage {
  id: string
  direction: 'in' | 'out'
  at: Date
  disposition: string
  reason: string
  from: { name: string; address: string }
  to: string[]
  /** Null: it is about a record that this reader may not know. */
  subject: string | null
  size: number
  reasons: string[]
  /** What its reason speaks of: an error, an older record. */
  note: string | null
  attempts: number
  nextAt: Date | null
  sentAt: Date | null
  record: { type: string; id: string; number: string; title: string } | null
}

export interface LoggedDetail extends LoggedMessage {
  details: Record<string, unknown>
  messageId: string | null
  source: string | null
  envelopeFrom: string | null
  envelopeTo: string[]
  sha256: string
}

interface Row extends Omit<LoggedDetail, 'record' | 'subject'> {
  subject: string
  recordType: string | null
  recordId: string | null
}

export interface LogFilter {
  direction?: 'in' | 'out' | undefined
  disposition?: string | undefined
  /** Words of the subject, or an address. */
  words?: string | undefined
  limit: number
  cursor?: string | undefined
}

const columns = sql.raw(`m.id, m.direction, m.at, m.disposition, m.reason,
  jsonb_build_object('name', m.from_name, 'address', m.from_address) as "from", m.to_addresses as "to", m.subject,
  m.size, m.reasons,
  coalesce(m.details->>'error', m.details->>'diagnostic', m.details->>'after') as note, m.attempts, m.next_at as "nextAt", m.sent_at as "sentAt", m.record_type as "recordType",
  m.record_id as "recordId", m.details, m.message_id as "messageId", m.source,
  case when m.direction = 'out' then m.from_address else m.envelope_from end as "envelopeFrom",
  m.envelope_to as "envelopeTo", m.sha256`)

/** A page of the log, the latest first. */
export async function readLog(
  kernel: Kernel,
  actor: Actor,
  { direction, disposition, words, limit, cursor }: LogFilter,
): Promise<{ items: LoggedMessage[]; next: string | null }> {
  const after = cursor ? placeOf(cursor) : null
  const like = `%${words?.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    direction ? sql`m.direction = ${direction}` : null,
    disposition ? sql`m.disposition = ${disposition}` : null,
    words
      ? sql`(m.subject ilike ${like} or m.from_address ilike ${like} or m.from_name ilike ${like}
          or m.to_addresses::text ilike ${like})`
      : null,
    after ? sql`(m.at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : null,
  ].filter(condition => condition !== null)
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const found = await sql<Row>`select ${columns} from mail_message m ${where}
    order by m.at desc, m.id desc limit ${limit + 1}`.execute(kernel.db)
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  const items = await withRecords(kernel, actor, rows)
  return {
    items: items.map(
      ({ details: _, sha256: __, messageId: ___, source: ____, envelopeFrom, envelopeTo, ...item }) => item,
    ),
    next:
      found.rows.length > limit && last
        ? Buffer.from(`${last.at.toISOString()} ${last.id}`).toString('base64url')
        : null,
  }
}

/** One message, when its record, if there is one, may be known. */
export async function readMessageOfLog(kernel: Kernel, actor: Actor, id: string): Promise<LoggedDetail> {
  if (!isId(id)) throw notFound('message')
  const found = await sql<Row>`select ${columns} from mail_message m where m.id = ${id}`.execute(kernel.db)
  const [message] = await withRecords(kernel, actor, found.rows)
  if (!message || message.subject === null) throw notFound('message')
  return message
}

/** Each with its record, where this reader may know it; of another nothing is shown but that there was mail. */
async function withRecords(kernel: Kernel, actor: Actor, rows: readonly Row[]): Promise<LoggedDetail[]> {
  const known = new Map<string, LoggedMessage['record']>()
  for (const [type, group] of Map.groupBy(rows, row => row.recordType)) {
    if (type === null || !kernel.registry.has(type)) continue
    const { record } = kernel.registry.get(type)
    const ids = [...new Set(group.flatMap(row => row.recordId ?? []))]
    for (const row of await loadRows(kernel, record, ids))
      if (matches(record.read(actor), row))
        known.set(row.id, {
          type,
          id: row.id,
          number: String(row.number),
          title: String(row[record.titleField]),
        })
  }
  return rows.map(({ recordType, recordId, subject, ...row }) => {
    const record = known.get(recordId ?? '') ?? null
    const hidden = recordId !== null && record === null
    return { ...row, record, subject: hidden ? null : subject, note: hidden ? null : row.note }
  })
}

function placeOf(cursor: string): [string, string] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (Number.isNaN(Date.parse(at)) || !isId(id))
    throw new Problem('bad_cursor', 'This cursor does not belong to this log. Begin again without it.')
  return [at, id]
}
