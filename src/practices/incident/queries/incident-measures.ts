import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden, Problem } from '../../../kernel/problem.ts'
import { readRow } from '../../../kernel/query/read.ts'
import { incident } from '../incident.record.ts'
import type { MeasuredFact } from '../measures/measured-fact.ts'
import { type Durations, durationsOf, type Measures, measuresOf } from '../measures/measures.ts'

/** A history longer than this is a machine's and is not measured fact by fact. */
const most = 20_000

/** The facts of one incident, oldest first. */
export async function factsOf(kernel: Kernel, incidentId: string): Promise<MeasuredFact[]> {
  const found = await sql<MeasuredFact>`
    select at, fact, actor_id as "actorId", actor_name as "actorName", internal, changes, data
    from ledger where record_id = ${incidentId} order by at, seq limit ${sql.lit(most + 1)}`.execute(
    kernel.db,
  )
  if (found.rows.length > most)
    throw new Problem('too_large', `Histories of more than ${most} facts are not measured one by one.`)
  return found.rows
}

export interface MeasuredIncident extends Measures {
  seconds: Durations
  /** The names of the persons and groups of the hand-overs. */
  names: Record<string, string>
}

/** What the history measures, for those who see what is internal: it names who did what. */
export async function incidentMeasures(
  kernel: Kernel,
  actor: Actor,
  target: string,
): Promise<MeasuredIncident> {
  const row = await readRow(kernel, actor, incident, target)
  if (!incident.seesInternal(actor)) throw forbidden('see the measures of an incident')
  const measures = measuresOf(await factsOf(kernel, row.id))
  if (!measures) throw new Problem('not_now', 'This incident has no history to measure.')
  const names = await namesOf(kernel, measures)
  return { ...measures, seconds: durationsOf(measures, kernel.clock.now()), names }
}

async function namesOf(kernel: Kernel, { handOvers }: Measures): Promise<Record<string, string>> {
  const turns = handOvers.flatMap(({ person, group }) => [person?.from, person?.to, group?.from, group?.to])
  const ids = [...new Set(turns.filter(id => typeof id === 'string'))]
  if (ids.length === 0) return {}
  const found = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${ids}::uuid[]) union all
    select id, name from assignment_group where id = any(${ids}::uuid[])`.execute(kernel.db)
  return Object.fromEntries(found.rows.map(({ id, name }) => [id, name]))
}
