import { sql } from 'kysely'
import { matches } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import type { MailPost } from '../mail-post.ts'
import { numberOfReplyAddress } from '../reply-address.ts'
import type { Sender } from './find-sender.ts'
import type { Incoming } from './incoming.ts'

/** The record a message answers, and how that was known. */
export interface Answered {
  module: RecordModule
  row: AnyRow
  by: 'references' | 'address' | 'subject'
  /** Who was sent the message that is answered: nobody else knows its id or its address, unless he passed it on. */
  sentTo: string | null
}

interface Found {
  recordType: string
  recordId: string
  person: string | null
}

/** By the messages it names, then the signed address, then a number in the subject from somebody concerned. */
export async function findRecord(
  post: MailPost,
  kernel: Kernel,
  incoming: Incoming,
  sender: Sender | null,
): Promise<Answered | null> {
  const named = await byReferences(kernel, incoming.references)
  if (named) return answered(kernel, named, 'references')
  for (const address of incoming.to) {
    const number = numberOfReplyAddress(post, address)
    const sent = number === null ? null : await byNumber(kernel, number)
    if (sent) return answered(kernel, sent, 'address')
  }
  return bySubject(kernel, incoming.subject, sender)
}

const columns = sql.raw(
  `record_type as "recordType", record_id as "recordId", case when direction = 'out' then person_id end as person`,
)

async function byReferences(kernel: Kernel, ids: readonly string[]): Promise<Found | null> {
  if (ids.length === 0) return null
  // The nearest first: a message may name a second conversation far up.
  const found = await sql<Found>`
    select ${columns} from mail_message
    where message_id = any(${[...ids]}) and record_id is not null
      and disposition not in ('quarantined', 'capped', 'rejected', 'ignored')
    order by array_position(${[...ids]}::text[], message_id) desc, number desc limit 1`.execute(kernel.db)
  return found.rows[0] ?? byThread(kernel, ids)
}

/** The first id of a thread names the record itself; programs shorten what stands between. */
async function byThread(kernel: Kernel, ids: readonly string[]): Promise<Found | null> {
  const records = ids.flatMap(id => /^<record\.([0-9a-f-]{36})@/i.exec(id)?.[1] ?? [])
  if (records.length === 0) return null
  const found = await sql<Found>`
    select type as "recordType", id as "recordId", null::uuid as person from work_item
    where id::text = any(${records}) limit 1`.execute(kernel.db)
  return found.rows[0] ?? null
}

async function byNumber(kernel: Kernel, number: number): Promise<Found | null> {
  const found = await sql<Found>`
    select ${columns} from mail_message where number = ${number} and direction = 'out' and record_id is not null`.execute(
    kernel.db,
  )
  return found.rows[0] ?? null
}

async function answered(
  kernel: Kernel,
  { recordType, recordId, person }: Found,
  by: Answered['by'],
): Promise<Answered | null> {
  if (!kernel.registry.has(recordType)) return null
  const module = kernel.registry.get(recordType)
  const row = await loadRow(kernel, module.record, recordId)
  return row && { module, row, by, sentTo: person }
}

/** A number is no secret: only somebody who has part in the record is believed to mean it. */
async function bySubject(kernel: Kernel, subject: string, sender: Sender | null): Promise<Answered | null> {
  if (!sender?.actor) return null
  for (const module of kernel.registry.modules) {
    const { record } = module
    if (record.kind !== 'work-item' || !record.prefix) continue
    const number = new RegExp(`\\b${record.prefix}\\d{7,10}\\b`, 'i').exec(subject)?.[0]
    const row = number ? await loadRow(kernel, record, number) : null
    if (row && matches(record.read(sender.actor), row) && hasPart(sender, row))
      return { module, row, by: 'subject', sentTo: null }
  }
  return null
}

/** Whoever asked, works on it or follows it; and staff, who may know it, work on anything. */
export function hasPart(sender: Sender, row: AnyRow): boolean {
  const { requester, assignee, watchers } = row
  if ([requester, assignee].includes(sender.id)) return true
  return sender.staff || (Array.isArray(watchers) && watchers.includes(sender.id))
}
