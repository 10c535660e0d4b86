import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { ownJoin, toSql } from '../../kernel/query/where-sql.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { type Entry, entriesOf } from './entries.ts'

export const boxes = ['open', 'unread', 'snoozed', 'done'] as const
export type Box = (typeof boxes)[number]

/** The conditions are those of the partial indexes, word by word. */
const inBox: Record<Box, (alias: string) => string> = {
  open: n => `${n}.done_at is null and ${n}.snoozed_until is null`,
  unread: n => `${n}.read_at is null and ${n}.done_at is null and ${n}.snoozed_until is null`,
  snoozed: n => `${n}.done_at is null and ${n}.snoozed_until is not null`,
  done: n => `${n}.done_at is not null`,
}

/** All that a person is told of one record. */
export interface Thread {
  record: { id: string; type: string; number: string; title: string; state: string; stateCategory: string }
  at: Date
  unread: boolean
  muted: boolean
  snoozedUntil: Date | null
  entries: Entry[]
}

interface Head {
  id: number
  type: string
  record: string
  at: Date
  number: string
  title: string
  state: string
  stateCategory: string
  muted: boolean
}

const countCap = 100

const workTypes = (kernel: Kernel): RecordType[] =>
  kernel.registry.modules.map(module => module.record).filter(record => record.kind === 'work-item')

/** Entries `n` of one record type that this actor may know of now: what he may no longer read is not in his inbox. */
function readable(kernel: Kernel, actor: Actor, record: RecordType, box: Box): RawBuilder<unknown> {
  const shape = kernel.registry.shape(record.type)
  const where = record.read(actor)
  return sql`from notification n join work_item w on w.id = n.record_id ${sql.raw(ownJoin(shape, where))}
    where n.person_id = ${actor.id} and n.record_type = ${sql.lit(record.type)} and ${sql.raw(inBox[box]('n'))}
      and ${visible(actor, record, 'n')} and ${toSql(where, shape)}`
}

const visible = (actor: Actor, record: RecordType, alias: string): RawBuilder<unknown> =>
  sql.raw(record.seesInternal(actor) ? 'true' : `not ${alias}.internal`)

/** How many records have something new for this person: exact below 100. One statement. */
export async function countUnread(
  kernel: Kernel,
  actor: Actor,
): Promise<{ unread: number; capped: boolean }> {
  const parts = workTypes(kernel).map(
    record => sql`(select n.record_id ${readable(kernel, actor, record, 'unread')}
      group by n.record_id limit ${sql.lit(countCap)})`,
  )
  if (parts.length === 0) return { unread: 0, capped: false }
  const found = await sql<{ unread: number }>`
    select count(*)::int as unread from (${sql.join(parts, sql` union all `)}) news`.execute(kernel.db)
  const unread = found.rows[0]?.unread ?? 0
  return { unread: Math.min(unread, countCap - 1), capped: unread >= countCap }
}

/** A page of a person's inbox by record, the latest first. */
export async function readInbox(
  kernel: Kernel,
  actor: Actor,
  { box, limit, cursor }: { box: Box; limit: number; cursor?: string | undefined },
): Promise<{ items: Thread[]; next: string | null }> {
  const after = cursor ? placeOf(cursor) : null
  const parts = workTypes(kernel).map(record => headsOf(kernel, actor, record, box, after, limit + 1))
  if (parts.length === 0) return { items: [], next: null }
  const found = await sql<Head>`select * from (${sql.join(parts, sql` union all `)}) head
    order by at desc, id desc limit ${sql.lit(limit + 1)}`.execute(kernel.db)
  const heads = found.rows.slice(0, limit)
  const last = heads.at(-1)
  const entries = await entriesOf(
    kernel,
    actor,
    sql.raw(inBox[box]('n')),
    heads.map(head => head.record),
  )
  return {
    items: heads.map(head => threadOf(head, entries.get(head.record) ?? [])),
    next: found.rows.length > limit && last ? cursorOf(last) : null,
  }
}

/** The latest entry of each record: an index scan from the newest, which looks aside once for each entry. */
function headsOf(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  box: Box,
  after: [string, number] | null,
  limit: number,
): RawBuilder<unknown> {
  const older = after ? sql`(n.at, n.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : sql`true`
  // A record with anything open is not done.
  const rival = sql.raw(box === 'done' ? 'm.done_at is null or (m.at, m.id) > (n.at, n.id)' : newer(box))
  return sql`(select n.id, n.record_type as type, n.record_id as record, n.at, w.number, w.title, w.state,
      w.state_category as "stateCategory",
      exists (select 1 from notification_mute u where u.person_id = n.person_id and u.record_id = n.record_id) as muted
    ${readable(kernel, actor, record, box)} and ${older}
      and not exists (select 1 from notification m where m.person_id = n.person_id and m.record_id = n.record_id
        and ${visible(actor, record, 'm')} and (${rival}))
    order by n.at desc, n.id desc limit ${sql.lit(limit)})`
}

const newer = (box: Box): string => `${inBox[box]('m')} and (m.at, m.id) > (n.at, n.id)`

function threadOf({ record: id, at, muted, ...head }: Head, entries: Entry[]): Thread {
  const { type, number, title, state, stateCategory } = head
  return {
    record: { id, type, number, title, state, stateCategory },
    at,
    muted,
    unread: entries.some(entry => entry.unread),
    snoozedUntil: entries.find(entry => entry.snoozedUntil)?.snoozedUntil ?? null,
    entries,
  }
}

const cursorOf = ({ at, id }: Head): string => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

function placeOf(cursor: string): [string, number] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (Number.isNaN(Date.parse(at)) || !/^\d{1,15}$/.test(id))
    throw new Problem('bad_cursor', 'This cursor does not belong to this inbox. Begin again without it.')
  return [at, Number(id)]
}
