import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { dueAt } from './due-at.ts'
import type { Channel, Reason } from './events.ts'
import type { Wishes } from './wishes.ts'
import type { News } from './write-notifications.ts'

/** Seconds in which several things about one record become one mail; the setting changes it. */
export const batchSecondsKey = 'mail.batchSeconds'
const defaultBatchSeconds = 60

/** One thing one person is to be told by a channel that leaves the house. */
export interface Delivery {
  id: number
  person: string
  recordType: string
  record: string
  reason: Reason
  detail: string | null
  at: Date
  actor: { id: string | null; name: string }
  internal: boolean
  comment: string | null
  digest: boolean
}

/** Lets it wait for its moment. */
export async function queueDeliveries(
  kernel: Kernel,
  channel: Channel,
  news: readonly News[],
  wishes: ReadonlyMap<string, Wishes>,
): Promise<void> {
  if (news.length === 0) return
  const now = kernel.clock.now()
  const batchSeconds = kernel.settings.get(batchSecondsKey, defaultBatchSeconds)
  const rows = news.flatMap(each => {
    const wish = wishes.get(each.person)
    if (!wish) return []
    const moment = dueAt(now, channel, each.reason, wish, batchSeconds)
    return [{ ...rowOf(each), channel, digest: moment.digest, due_at: moment.dueAt }]
  })
  const columns = sql.raw(Object.keys(rows[0] ?? {}).join(', '))
  await sql`insert into notification_delivery (${columns})
    select ${columns} from jsonb_populate_recordset(null::notification_delivery, ${JSON.stringify(rows)}::jsonb)`.execute(
    kernel.db,
  )
}

const rowOf = (news: News) => ({
  person_id: news.person,
  record_type: news.record.type,
  record_id: news.row.id,
  reason: news.reason,
  detail: news.detail,
  at: news.at,
  actor_id: news.by.id,
  actor_name: news.by.name,
  internal: news.internal,
  comment_id: news.comment,
})

/**
 * Takes what is due first for one person, oldest first: all about one record, or his whole digest. Empty: nothing is
 * due. Whoever commits the transaction has it; of two nodes the second finds it gone.
 */
export async function takeDue(db: Executor, channel: Channel, now: Date): Promise<Delivery[]> {
  const taken = await sql<Delivery>`
    with due as (
      select person_id, record_id, digest from notification_delivery
      where channel = ${channel} and due_at <= ${now} order by due_at limit 1 for update skip locked)
    delete from notification_delivery d using due
    where d.person_id = due.person_id and d.channel = ${channel} and d.digest = due.digest
      and (due.digest and d.due_at <= ${now} or not due.digest and d.record_id = due.record_id)
    returning d.id, d.person_id as person, d.record_type as "recordType", d.record_id as record, d.reason, d.detail,
      d.at, jsonb_build_object('id', d.actor_id, 'name', d.actor_name) as actor, d.internal, d.comment_id as comment,
      d.digest`.execute(db)
  return taken.rows.toSorted((a, b) => a.id - b.id)
}

/** What could not be made into something to send is tried again later, and holds nothing else up. */
export async function postponeDue(db: Executor, channel: Channel, now: Date, until: Date): Promise<void> {
  await sql`update notification_delivery set due_at = ${until} where id in (
    select id from notification_delivery where channel = ${channel} and due_at <= ${now}
    order by due_at limit 1)`.execute(db)
}

/** Those of these entries that the person has not looked at in his inbox: a digest says no more. */
export async function notLookedAt(db: Executor, deliveries: readonly Delivery[]): Promise<Delivery[]> {
  const [first] = deliveries
  if (!first) return []
  const records = [...new Set(deliveries.map(delivery => delivery.record))]
  const seen = await sql<{ record: string; at: Date }>`
    select record_id as record, max(greatest(read_at, done_at)) as at from notification
    where person_id = ${first.person} and record_id = any(${records}::uuid[]) group by record_id`.execute(db)
  const seenAt = new Map(seen.rows.map(row => [row.record, row.at]))
  return deliveries.filter(delivery => {
    const at = seenAt.get(delivery.record)
    return !at || at < delivery.at
  })
}
