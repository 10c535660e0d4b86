import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Reason } from './events.ts'
import { excerptOf } from './excerpt.ts'

/** One reason why a record is in the inbox. */
export interface Entry {
  id: number
  reason: Reason
  detail: string | null
  at: Date
  actor: { id: string | null; name: string }
  internal: boolean
  times: number
  unread: boolean
  snoozedUntil: Date | null
  excerpt: string | null
}

interface EntryRow extends Omit<Entry, 'actor' | 'excerpt'> {
  record: string
  type: string
  actorId: string | null
  actorName: string
  body: string | null
  bodyInternal: boolean | null
}

/** The entries of these records that this actor may know, latest first. What was said is read where it stands. */
export async function entriesOf(
  kernel: Kernel,
  actor: Actor,
  condition: RawBuilder<unknown>,
  records: readonly string[],
): Promise<Map<string, Entry[]>> {
  if (records.length === 0) return new Map()
  const found = await sql<EntryRow>`
    select n.id, n.record_id as record, n.record_type as type, n.reason, n.detail, n.at, n.actor_id as "actorId",
      n.actor_name as "actorName", n.internal, n.times, n.read_at is null as unread,
      n.snoozed_until as "snoozedUntil", left(c.body, 1000) as body, c.internal as "bodyInternal"
    from notification n left join comment c on c.id = n.comment_id and c.record_id = n.record_id
    where n.person_id = ${actor.id} and n.record_id = any(${[...records]}::uuid[]) and ${condition}
    order by n.at desc, n.id desc`.execute(kernel.db)
  const entries = new Map<string, Entry[]>()
  for (const row of found.rows) {
    const sees = kernel.registry.has(row.type) && kernel.registry.get(row.type).record.seesInternal(actor)
    if (row.internal && !sees) continue
    const { record, type: _, actorId, actorName, body, bodyInternal, ...entry } = row
    const excerpt = body === null || (bodyInternal && !sees) ? null : excerptOf(body)
    entries.set(record, [
      ...(entries.get(record) ?? []),
      { ...entry, actor: { id: actorId, name: actorName }, excerpt },
    ])
  }
  return entries
}
