import { type Actor, isStaff, mayWrite } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import { run } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { loadRows } from '../../kernel/query/read.ts'

/** What a person does on a record: has it open, or writes a reply or a note. */
export type Doing = 'viewing' | 'reply' | 'note'

export interface Present {
  id: string
  name: string
  doing: Doing
}

export interface Place {
  type: string
  record: string
}

interface PresenceRow extends Place, Present {}

/** A page says every twelve seconds that it is still there; one that was killed is forgotten within half a minute. */
const lastsSeconds = 25
const mostShown = 500

/** Colleagues see each other. An auditor looks without being seen, and nobody outside the staff is shown anything. */
export const seesPresence = isStaff

/** Whether this person may be shown doing this: of those who asked for help only that they are writing. */
export const isShown = (actor: Actor, doing: Doing): boolean =>
  mayWrite(actor) && (isStaff(actor) || doing === 'reply')

/** Notes that a page is there; true when that is news for others, false when it only stays. */
export async function markPresent(
  kernel: Kernel,
  actor: Actor,
  tab: string,
  { type, record }: Place,
  doing: Doing,
): Promise<boolean> {
  const [row] = await run<{ news: boolean }>(
    kernel.db,
    `with before as (select doing from presence where record_id = $2 and tab_id = $1)
     insert into presence as p (tab_id, record_id, record_type, person_id, person_name, doing, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + interval '${lastsSeconds} seconds')
     on conflict (record_id, tab_id) do update set doing = excluded.doing, expires_at = excluded.expires_at
       where p.person_id = excluded.person_id
     returning (select doing from before) is distinct from doing as news`,
    [tab, record, type, actor.id, actor.name, doing],
  )
  return row?.news ?? false
}

/** The page was closed, hidden, or shows another record. */
export async function markGone(kernel: Kernel, actor: Actor, tab: string, record: string): Promise<boolean> {
  const gone = await run(
    kernel.db,
    'delete from presence where record_id = $2 and tab_id = $1 and person_id = $3 returning 1',
    [tab, record, actor.id],
  )
  return gone.length > 0
}

/** Forgets the pages that said nothing any more; returns where they were. Safe to run on every node at once. */
export const forgetSilent = (kernel: Kernel): Promise<Place[]> =>
  run<Place>(
    kernel.db,
    'delete from presence where expires_at < now() returning record_type as type, record_id as record',
    [],
  )

/** Who is on these records now; a record nobody is on has an empty list. */
export async function presentOn(kernel: Kernel, records: readonly string[]): Promise<Map<string, Present[]>> {
  const rows = await run<PresenceRow>(
    kernel.db,
    `select record_type as type, record_id as record, person_id as id, person_name as name, doing
     from presence where record_id = any($1::uuid[]) and expires_at > now() order by person_name limit 2000`,
    [[...records]],
  )
  const found = new Map<string, Present[]>(records.map(record => [record, []]))
  for (const [record, group] of Map.groupBy(rows, row => row.record)) found.set(record, strongest(group))
  return found
}

/** Everybody on any record this actor may read: one query, and one more for each type of record. */
export async function presentForMe(
  kernel: Kernel,
  actor: Actor,
): Promise<{ record: string; people: Present[] }[]> {
  if (!seesPresence(actor)) return []
  const rows = await run<PresenceRow>(
    kernel.db,
    `select record_type as type, record_id as record, person_id as id, person_name as name, doing
     from presence where expires_at > now() order by expires_at desc limit ${mostShown}`,
    [],
  )
  const items: { record: string; people: Present[] }[] = []
  for (const [type, ofType] of Map.groupBy(rows, row => row.type)) {
    if (!kernel.registry.has(type)) continue
    const { record } = kernel.registry.get(type)
    const byRecord = Map.groupBy(ofType, row => row.record)
    for (const row of await loadRows(kernel, record, [...byRecord.keys()])) {
      if (matches(record.read(actor), row))
        items.push({ record: row.id, people: strongest(byRecord.get(row.id) ?? []) })
    }
  }
  return items
}

const strength: Record<Doing, number> = { viewing: 0, note: 1, reply: 2 }

/** A person with two pages open is one person, who writes if he writes on either. */
export function strongest(rows: readonly Present[]): Present[] {
  const people = new Map<string, Present>()
  for (const { id, name, doing } of rows) {
    const known = people.get(id)
    if (!known || strength[doing] > strength[known.doing]) people.set(id, { id, name, doing })
  }
  return [...people.values()]
}
