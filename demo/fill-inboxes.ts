import { sql } from 'kysely'
import { tellOf } from '../src/capabilities/notification/inbox-reader.ts'
import { execute } from '../src/kernel/command/execute.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { factColumns, type PlacedFact } from '../src/kernel/ledger/rows.ts'
import type { Company } from './company/company.ts'
import { type DemoPerson, personaNames } from './company/person.ts'
import { Actors } from './history/actors.ts'
import { commandOf } from './load-company.ts'
import { dayMs } from './time/span.ts'

/** Threads each of them still has to look at, and has open at all. */
const [unread, open] = [5, 14]
const sinceDays = 100
/** What is older was seen, even if it is among the latest. */
const seenAfterDays = 4
const watched = 14

/** What the demo's own people were told of the last weeks, by the same rules as in the live system. */
export async function fillInboxes(kernel: Kernel, company: Company, now: Date): Promise<void> {
  if (!kernel.registry.has('incident')) return
  const actors = new Actors(company)
  const people = personaNames.map(name => company.personas[name])
  for (const name of ['manager', 'admin'] as const)
    await followUrgent(kernel, actors, company, company.personas[name])
  const facts = await factsAbout(kernel, people, new Date(now.getTime() - sinceDays * dayMs))
  await tellOf(
    kernel,
    async (_, ids) => people.filter(person => ids.includes(person.id)).map(person => actors.of(person)),
    facts,
  )
  await lookThrough(kernel, now)
  await putOneOff(kernel, company.personas.agent, now)
}

/** Who answers for groups follows what is urgent in them. Said at the moment of the last act: it is no news of today. */
async function followUrgent(
  kernel: Kernel,
  actors: Actors,
  company: Company,
  person: DemoPerson,
): Promise<void> {
  const groups = person.groups.map(name => company.groups[name].id)
  const found = await sql<{ id: string; at: Date }>`
    select id, updated_at as at from work_item
    where type = 'incident' and group_id = any(${groups}::uuid[]) and priority <= 3
      and assignee_id is distinct from ${person.id} and requester_id is distinct from ${person.id}
    order by updated_at desc, id limit ${watched}`.execute(kernel.db)
  const command = commandOf(kernel, 'incident', 'watch')
  for (const { id, at } of found.rows)
    await execute(kernel, { actor: actors.of(person), command, target: id, input: {}, at })
}

async function factsAbout(kernel: Kernel, people: readonly DemoPerson[], since: Date): Promise<PlacedFact[]> {
  const ids = people.map(person => person.id)
  const found = await sql<PlacedFact>`
    select ${factColumns} from ledger l join work_item w on w.id = l.record_id
    where l.at > ${since} and (w.assignee_id = any(${ids}::uuid[]) or w.requester_id = any(${ids}::uuid[])
      or w.watcher_ids && ${ids}::uuid[])
    order by l.at, l.seq`.execute(kernel.db)
  // A history numbers each fact; what was said at one moment was one act.
  return found.rows.map(fact => ({ ...fact, version: fact.at.getTime() }))
}

/** They have seen all but the latest, and are done with what is older. */
async function lookThrough(kernel: Kernel, now: Date): Promise<void> {
  await sql`
    update notification n set
      read_at = least(${now}, n.at + interval '40 minutes'),
      done_at = case when place > ${open} then least(${now}, n.at + interval '1 hour') end
    from (select person_id, record_id, row_number() over (partition by person_id order by max(at) desc, record_id) as place
        , max(at) as latest from notification group by person_id, record_id) thread
    where thread.person_id = n.person_id and thread.record_id = n.record_id and (place > ${unread} or latest < ${new Date(now.getTime() - seenAfterDays * dayMs)})`.execute(
    kernel.db,
  )
}

/** The two that have waited longest come back next week. */
async function putOneOff(kernel: Kernel, person: DemoPerson, now: Date): Promise<void> {
  await sql`
    insert into work_snooze (person_id, record_type, record_id, version, until, since)
    select assignee_id, type, id, version, ${new Date(now.getTime() + 5 * dayMs)}, ${now} from work_item
    where assignee_id = ${person.id} and state_category = 'waiting' order by updated_at, id limit 2`.execute(
    kernel.db,
  )
}
