import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Executor } from '../../kernel/database.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import { Problem } from '../../kernel/problem.ts'
import { loadRows } from '../../kernel/query/read.ts'
import type { QueryTerm } from '../../kernel/record/registry.ts'
import type { Act } from './causes.ts'
import { tellPages } from './tell-pages.ts'
import { readWorkItem } from './work-item.ts'
import { type ActorsOf, type News, writeNotifications } from './write-notifications.ts'

/** Who has put off more than this has no queue but a drawer; it also bounds `is:snoozed`. */
const most = 200
const batch = 1000

export interface Snooze {
  record: string
  until: Date | null
}

/** What this person has put off. */
export async function snoozesOf(kernel: Kernel, person: string): Promise<Snooze[]> {
  const found = await sql<Snooze>`
    select record_id as record, until from work_snooze where person_id = ${person}
    order by until nulls last limit ${sql.lit(most)}`.execute(kernel.db)
  return found.rows
}

/** Puts a work item off for this person alone, until a moment or, without one, until something happens on it. */
export async function snoozeWork(
  kernel: Kernel,
  actor: Actor,
  target: string,
  until: Date | null,
): Promise<void> {
  const { record, row } = await readWorkItem(kernel, actor, target)
  const now = kernel.clock.now()
  const stored = await sql`
    insert into work_snooze (person_id, record_type, record_id, version, until, since)
    select ${actor.id}, ${record.type}, ${row.id}, ${row.version}, ${until}, ${now}
    where (select count(*) from work_snooze where person_id = ${actor.id} and record_id <> ${row.id}) < ${most}
    on conflict (person_id, record_id) do update set
      version = excluded.version, until = excluded.until, since = excluded.since`.execute(kernel.db)
  if (Number(stored.numAffectedRows ?? 0) === 0)
    throw new Problem('not_now', `At most ${most} records can be put off. Take some back first.`)
}

export async function wakeWork(kernel: Kernel, person: string, record: string): Promise<void> {
  await sql`delete from work_snooze where person_id = ${person} and record_id = ${record}`.execute(kernel.db)
}

/** `is:snoozed` in a query: what the asking person has put off. */
export const snoozed: QueryTerm = {
  field: 'is',
  where: async (kernel, actor, record, { text }) => {
    if (record.kind !== 'work-item' || text.toLowerCase() !== 'snoozed') return null
    const snoozes = actor.id === null ? [] : await snoozesOf(kernel, actor.id)
    return { field: 'id', in: snoozes.map(snooze => snooze.record) }
  },
}

interface Woken {
  person: string
  record: string
}

const isQuiet = (fact: PlacedFact): boolean => /\.(un)?watched$/.test(fact.fact)

/** Somebody else did something on what a person had put off, after he did: it is back. */
export async function wokenBy(db: Executor, acts: readonly Act[]): Promise<News[]> {
  const waking = acts.filter(({ facts }) =>
    facts.some(fact => !isQuiet(fact) && (fact.actorId !== null || fact.changes?.state)),
  )
  if (waking.length === 0) return []
  const pairs = waking.map(({ row, facts: [fact] }) => ({
    record: row.id,
    actor: fact?.actorId ?? null,
    version: fact?.version ?? 0,
  }))
  const found = await sql<Woken>`
    delete from work_snooze s using jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as a(record uuid, actor uuid, version integer)
    where s.record_id = a.record and s.version < a.version and s.person_id is distinct from a.actor
    returning s.person_id as person, s.record_id as record`.execute(db)
  return found.rows.flatMap(({ person, record }) => {
    const act = waking.findLast(each => each.row.id === record && each.facts[0]?.actorId !== person)
    const fact = act?.facts[0]
    if (!act || !fact) return []
    const by = { id: fact.actorId, name: fact.actorName }
    return [returned(act, person, 'activity', { ...fact, by })]
  })
}

function returned(
  { record, row }: Pick<Act, 'record' | 'row'>,
  person: string,
  detail: 'due' | 'activity',
  { version, at, seq, by, internal }: Pick<News, 'version' | 'at' | 'seq' | 'by' | 'internal'>,
): News {
  return { person, record, row, version, reason: 'returned', detail, at, seq, by, internal, comment: null }
}

/** Brings back what is due: entries of the inbox, and work. Each once, in the transaction that takes it. */
export async function returnDue(kernel: Kernel, actorsOf: ActorsOf): Promise<void> {
  await kernel.root.transaction().execute(async tx => {
    const inside = withExecutor(kernel, tx)
    const now = kernel.clock.now()
    const entries = await sql<{ person: string }>`
      update notification set snoozed_until = null, read_at = null where snoozed_until <= ${now}
      returning person_id as person`.execute(tx)
    const due = await sql<Woken & { type: string }>`
      delete from work_snooze where (person_id, record_id) in (
        select person_id, record_id from work_snooze where until <= ${now}
        order by until limit ${sql.lit(batch)} for update skip locked)
      returning person_id as person, record_id as record, record_type as type`.execute(tx)
    const news: News[] = []
    const by = { id: null, name: '' }
    for (const [type, group] of Map.groupBy(due.rows, row => row.type)) {
      if (!kernel.registry.has(type)) continue
      const { record } = kernel.registry.get(type)
      const rows = new Map(
        (await loadRows(inside, record, [...new Set(group.map(each => each.record))])).map(row => [
          row.id,
          row,
        ]),
      )
      for (const { person, record: id } of group) {
        const row = rows.get(id)
        if (row)
          news.push(
            returned({ record, row }, person, 'due', { version: 0, at: now, seq: 0, by, internal: false }),
          )
      }
    }
    await writeNotifications(inside, actorsOf, news)
    await tellPages(tx, new Set([...entries.rows, ...due.rows].map(row => row.person)))
  })
}
