import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import type { Executor } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import { queueDeliveries } from './deliveries.ts'
import { type Channel, despiteMute, events, isWanted, type Reason } from './events.ts'
import { wishesOf } from './wishes.ts'

/** The active people among these, as access knows them. */
export type ActorsOf = (kernel: Kernel, people: readonly string[]) => Promise<Actor[]>

/** One thing that one person is to be told, if he may know and wants to. */
export interface News {
  person: string
  record: RecordType
  row: AnyRow
  /** The version the act made: what happened at once is told once. */
  version: number
  reason: Reason
  detail: string | null
  at: Date
  seq: number
  by: { id: string | null; name: string }
  internal: boolean
  comment: string | null
}

/**
 * Writes what those concerned may know and want to hear, in one statement a channel; of several reasons for one act each
 * person is given the weightiest. Returns whose inbox changed. Everything it asks is asked once for all.
 */
export async function writeNotifications(
  kernel: Kernel,
  actorsOf: ActorsOf,
  news: readonly News[],
  by: readonly Channel[] = ['app'],
): Promise<Set<string>> {
  const notOwn = news.filter(each => each.person !== each.by.id)
  if (notOwn.length === 0) return new Set()
  const people = [...new Set(notOwn.map(each => each.person))]
  const actors = new Map((await actorsOf(kernel, people)).map(actor => [actor.id, actor]))
  const wishes = await wishesOf(kernel.db, people)
  const muted = await mutedAmong(kernel.db, people, [...new Set(notOwn.map(each => each.row.id))])
  const known = notOwn.filter(
    each =>
      mayKnow(actors.get(each.person), each) &&
      (despiteMute.has(each.reason) || !muted.has(`${each.person} ${each.row.id}`)),
  )
  const wanted = (channel: Channel): News[] =>
    weightiest(known.filter(each => isWanted(wishes.get(each.person)?.events ?? {}, each.reason, channel)))
  const inbox = latest(wanted('app'))
  if (inbox.length > 0) await insert(kernel.db, inbox)
  for (const channel of by) {
    if (channel !== 'app') await queueDeliveries(kernel, channel, wanted(channel), wishes)
  }
  return new Set(inbox.map(each => each.person))
}

function mayKnow(actor: Actor | undefined, { record, row, internal }: News): boolean {
  return actor !== undefined && matches(record.read(actor), row) && (!internal || record.seesInternal(actor))
}

const weight = new Map<Reason, number>(events.map((event, index) => [event, index]))
const weightOf = (reason: Reason): number => weight.get(reason) ?? events.length

/** Of the reasons of one version of a record, for each person the first. */
function weightiest(news: readonly News[]): News[] {
  const chosen = new Map<string, News>()
  for (const each of news) {
    const key = `${each.person} ${each.row.id} ${each.version}`
    const known = chosen.get(key)
    if (!known || weightOf(each.reason) < weightOf(known.reason)) chosen.set(key, each)
  }
  return [...chosen.values()]
}

interface Counted extends News {
  times: number
}

/** One row for a person, record and reason, as the table has it. */
function latest(news: readonly News[]): Counted[] {
  const rows = new Map<string, Counted>()
  for (const each of news) {
    const key = `${each.person} ${each.row.id} ${each.reason}`
    const known = rows.get(key)
    rows.set(key, { ...each, times: known?.detail === each.detail ? known.times + 1 : 1 })
  }
  return [...rows.values()]
}

async function insert(db: Executor, news: readonly Counted[]): Promise<void> {
  const rows = news.map(each => ({
    person_id: each.person,
    record_type: each.record.type,
    record_id: each.row.id,
    reason: each.reason,
    detail: each.detail,
    at: each.at,
    fact_seq: each.seq,
    actor_id: each.by.id,
    actor_name: each.by.name,
    internal: each.internal,
    comment_id: each.comment,
    times: each.times,
  }))
  const columns = sql.raw(Object.keys(rows[0] ?? {}).join(', '))
  // A fact that is in already changes nothing; what comes back on its own has no fact and is guarded where it is taken.
  await sql`
    insert into notification (${columns})
    select ${columns} from jsonb_populate_recordset(null::notification, ${JSON.stringify(rows)}::jsonb)
    on conflict (person_id, record_id, reason) do update set
      detail = excluded.detail, at = excluded.at, fact_seq = excluded.fact_seq, actor_id = excluded.actor_id,
      actor_name = excluded.actor_name, internal = excluded.internal, comment_id = excluded.comment_id,
      times = excluded.times +
        case when notification.read_at is null and notification.done_at is null
          and notification.detail is not distinct from excluded.detail then notification.times else 0 end,
      read_at = null, done_at = null, snoozed_until = null
    where notification.fact_seq < excluded.fact_seq or excluded.reason = 'returned'`.execute(db)
}

async function mutedAmong(
  db: Executor,
  people: readonly string[],
  records: readonly string[],
): Promise<Set<string>> {
  const found = await sql<{ person: string; record: string }>`
    select person_id as person, record_id as record from notification_mute
    where record_id = any(${[...records]}::uuid[]) and person_id = any(${[...people]}::uuid[])`.execute(db)
  return new Set(found.rows.map(row => `${row.person} ${row.record}`))
}
