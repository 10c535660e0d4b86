import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { Standing } from '../agreement/in-force.ts'
import type { Course } from './clocks-of.ts'
import { momentsOf, type Told, type Values } from './moments.ts'
import type { Whereabouts } from './terms.ts'

type PlacedTold = Told & { recordId: string }

/** Replays the courses of these work items; a fixed number of queries, however many they are. */
export async function loadCourses(
  kernel: Kernel,
  record: RecordType,
  ids: readonly string[],
  standings: readonly Standing[],
): Promise<Course[]> {
  const facts = await factsOf(kernel.db, record, ids)
  const byRecord = Map.groupBy(facts, fact => fact.recordId)
  const askers = [...byRecord.values()].map(requesterOf).filter(id => id !== null)
  const people = await peopleOf(kernel.db, [...new Set(askers)])
  const names = await namesFor(kernel, record, facts, standings)
  const nameOf = (id: string): string => names.get(id) ?? id
  return [...byRecord].map(([id, told]) => {
    const person = people.get(requesterOf(told) ?? '')
    const about: Values = { vip: person?.vip ?? false, department: person?.department ?? null }
    const requester: Whereabouts = { calendar: person?.calendar ?? null, zone: person?.zone ?? null }
    return { id, moments: momentsOf(record, told, { about, nameOf }), requester }
  })
}

/** In the order of the versions they made: what happened first is told first, whatever a clock said. */
async function factsOf(db: Executor, record: RecordType, ids: readonly string[]): Promise<PlacedTold[]> {
  const found = await sql<PlacedTold>`
    select record_id as "recordId", at, fact, internal, changes, actor_id as "actorId", actor_name as "actorName"
    from ledger where record_id = any(${[...ids]}::uuid[]) and record_type = ${record.type}
    order by record_id, version, seq`.execute(db)
  return found.rows
}

function requesterOf(facts: readonly Told[]): string | null {
  const to = facts.findLast(fact => fact.changes?.requester)?.changes?.requester?.to
  return typeof to === 'string' ? to : null
}

interface Person extends Whereabouts {
  id: string
  vip: boolean
  department: string | null
}

/** A person's own time zone comes before that of the place; the hours are the place's. */
async function peopleOf(db: Executor, ids: readonly string[]): Promise<Map<string, Person>> {
  const found = await sql<Person>`
    select p.id, p.vip, d.name as department, l.calendar_id as calendar,
      coalesce(p.time_zone, l.time_zone) as zone
    from person p left join department d on d.id = p.department_id
    left join location l on l.id = p.location_id where p.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(found.rows.map(person => [person.id, person]))
}

/** Conditions speak of services and groups by name: the names of what they mention, by id. */
async function namesFor(
  kernel: Kernel,
  record: RecordType,
  facts: readonly PlacedTold[],
  standings: readonly Standing[],
): Promise<Map<string, string>> {
  const conditions = JSON.stringify(
    standings.flatMap(({ versions }) =>
      versions.map(({ agreement: { condition, targets } }) => [condition, targets]),
    ),
  )
  const mentioned = Object.entries(record.fields).filter(
    ([name, field]) => field.kind === 'ref' && new RegExp(`\\b${name}\\b`).test(conditions),
  )
  const names = new Map<string, string>()
  for (const [type, fields] of Map.groupBy(mentioned, ([, field]) => field.target ?? '')) {
    const ids = new Set(
      fields.flatMap(([name]) =>
        facts.map(fact => fact.changes?.[name]?.to).filter(to => typeof to === 'string'),
      ),
    )
    if (ids.size === 0) continue
    const { table, name } = kernel.registry.target(type)
    const found = await sql<{ id: string; name: string }>`
      select id, ${sql.raw(name)} as name from ${sql.raw(table)} where id = any(${[...ids]}::uuid[])`.execute(
      kernel.db,
    )
    for (const row of found.rows) names.set(row.id, row.name)
  }
  return names
}
