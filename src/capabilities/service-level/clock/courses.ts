import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { Agreement } from '../definition.ts'
import { type Moment, momentsOf, type Told, type Values } from './moments.ts'
import type { Zones } from './terms.ts'

/** A work item's course with what its clocks need besides. */
export interface Course {
  id: string
  moments: Moment[]
  zones: Zones
}

interface Person {
  id: string
  name: string
  vip: boolean
  department: string | null
  timeZone: string | null
}

/** Replays the courses of these work items; a fixed number of queries, however many they are. */
export async function loadCourses(
  kernel: Kernel,
  record: RecordType,
  ids: readonly string[],
  agreements: readonly Agreement[],
): Promise<Course[]> {
  const facts = await factsOf(kernel, ids)
  const byRecord = Map.groupBy(facts, fact => fact.recordId)
  const people = await peopleOf(kernel, lastOf(byRecord, 'requester'))
  const places = await zonesOf(kernel, lastOf(byRecord, 'location'))
  const names = await namesFor(kernel, record, facts, agreements)
  return [...byRecord].map(([id, told]) => {
    const requester = people.get(String(lastValue(told, 'requester')))
    const about: Values = { vip: requester?.vip ?? false, department: requester?.department ?? null }
    const nameOf = (_field: string, value: unknown) =>
      typeof value === 'string' ? (names.get(value) ?? value) : value
    const zones = {
      requester: requester?.timeZone ?? null,
      location: places.get(String(lastValue(told, 'location'))) ?? null,
    }
    return { id, moments: momentsOf(record, told, { about, nameOf }), zones }
  })
}

type PlacedTold = Told & { recordId: string }

async function factsOf(kernel: Kernel, ids: readonly string[]): Promise<PlacedTold[]> {
  const found = await sql<PlacedTold>`
    select record_id as "recordId", at, fact, internal, changes, actor_id as "actorId" from ledger
    where record_id = any(${ids}::uuid[]) order by record_id, at, seq`.execute(kernel.db)
  return found.rows
}

const lastValue = (facts: readonly Told[], field: string): unknown =>
  facts.findLast(fact => fact.changes?.[field])?.changes?.[field]?.to ?? null

const lastOf = (byRecord: ReadonlyMap<string, readonly Told[]>, field: string): string[] => [
  ...new Set(
    [...byRecord.values()].map(facts => lastValue(facts, field)).filter(value => typeof value === 'string'),
  ),
]

async function peopleOf(kernel: Kernel, ids: readonly string[]): Promise<Map<string, Person>> {
  const found = await sql<Person>`
    select p.id, p.name, p.vip, d.name as department, p.time_zone as "timeZone"
    from person p left join department d on d.id = p.department_id where p.id = any(${ids}::uuid[])`.execute(
    kernel.db,
  )
  return new Map(found.rows.map(person => [person.id, person]))
}

async function zonesOf(kernel: Kernel, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; zone: string }>`
    select id, time_zone as zone from location where id = any(${ids}::uuid[]) and time_zone is not null`.execute(
    kernel.db,
  )
  return new Map(found.rows.map(({ id, zone }) => [id, zone]))
}

/** Conditions speak of services and groups by name: the names of what they mention, by id. */
async function namesFor(
  kernel: Kernel,
  record: RecordType,
  facts: readonly Told[],
  agreements: readonly Agreement[],
): Promise<Map<string, string>> {
  const text = agreements.map(({ condition, targets }) => JSON.stringify([condition, targets])).join(' ')
  const mentioned = Object.entries(record.fields).filter(
    ([name, field]) => field.target && new RegExp(`\\b${name}\\b`).test(text),
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
