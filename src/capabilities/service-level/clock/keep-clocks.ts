import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import { loadWorkingTimes } from '../../../people/calendar/working-times.ts'
import { loadAgreements } from '../definition.ts'
import { clocksOf, type Definitions, type TargetClock } from './clocks-of.ts'
import { loadCourses } from './courses.ts'
import { reachesAt } from './run-clock.ts'

export async function loadDefinitions(kernel: Kernel): Promise<Definitions> {
  return { agreements: await loadAgreements(kernel.db), times: await loadWorkingTimes(kernel.db) }
}

/** One work item's clocks as they stand. */
export interface Told {
  record: string
  clocks: TargetClock[]
}

/** Tells the clocks of these work items from the ledger, without keeping them. */
export async function tellClocks(
  kernel: Kernel,
  record: RecordType,
  ids: readonly string[],
  definitions: Definitions,
): Promise<Told[]> {
  const ofType = definitions.agreements.filter(agreement => agreement.recordType === record.type)
  const now = kernel.clock.now().getTime()
  const courses = await loadCourses(kernel, record, ids, ofType)
  return courses.map(course => ({ record: course.id, clocks: clocksOf(record, course, definitions, now) }))
}

/** What was already done at which share of whose time. */
export type Done = ReadonlySet<string>
export const doneKey = (record: string, target: string, startedAt: number, percent: number): string =>
  `${record} ${target} ${startedAt} ${percent}`

export async function loadDone(kernel: Kernel, ids: readonly string[]): Promise<Done> {
  const found = await sql<{ record: string; target: string; startedAt: Date; percent: number }>`
    select record_id as record, target_id as target, started_at as "startedAt", percent from service_act
    where record_id = any(${ids}::uuid[])`.execute(kernel.db)
  return new Set(
    found.rows.map(({ record, target, startedAt, percent }) =>
      doneKey(record, target, startedAt.getTime(), percent),
    ),
  )
}

/** The shares at which something is to be said; running out always is. */
export const percentsOf = ({ target }: TargetClock): number[] => [
  ...new Set([...target.warnings.map(warning => warning.percent), 100]),
]

/** When the next thing is to be said of this clock; null: nothing is left, or it does not run. */
export function nextAt(record: string, each: TargetClock, done: Done, now: number): number | null {
  const { clock, terms, target } = each
  const times = percentsOf(each)
    .filter(percent => !done.has(doneKey(record, target.id, clock.startedAt, percent)))
    .map(percent => reachesAt(clock, terms.pace, { percent, now }))
    .filter(at => at !== null)
  return times.length > 0 ? Math.min(...times) : null
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))

/** Replaces what is kept of these work items' clocks, and the time left that lists show. */
export async function keepClocks(kernel: Kernel, told: readonly Told[], done: Done): Promise<void> {
  const now = kernel.clock.now()
  const ids = told.map(({ record }) => record)
  const rows = told.flatMap(({ record, clocks }) =>
    clocks.map(each => ({
      record_id: record,
      target_id: each.target.id,
      state: each.clock.state,
      started_at: dateOf(each.clock.startedAt),
      ended_at: dateOf(each.clock.endedAt),
      due_at: dateOf(each.clock.dueAt),
      breached_at: dateOf(each.clock.breachedAt),
      allowed_ms: Math.round(each.clock.allowed),
      elapsed_ms: Math.round(each.clock.elapsed),
      resets: each.clock.resets,
      told_at: now,
      next_at: dateOf(nextAt(record, each, done, now.getTime())),
    })),
  )
  await sql`
    with told as (select * from jsonb_populate_recordset(null::service_clock, ${JSON.stringify(rows)}::jsonb)),
      gone as (delete from service_clock c where c.record_id = any(${ids}::uuid[])
        and not exists (select 1 from told t where t.record_id = c.record_id and t.target_id = c.target_id)),
      kept as (insert into service_clock select * from told on conflict (record_id, target_id) do update set
        state = excluded.state, started_at = excluded.started_at, ended_at = excluded.ended_at,
        due_at = excluded.due_at, breached_at = excluded.breached_at, allowed_ms = excluded.allowed_ms,
        elapsed_ms = excluded.elapsed_ms, resets = excluded.resets, told_at = excluded.told_at,
        next_at = excluded.next_at)
    update work_item w set sla_due_at = s.due from (
      select i.id, (select min(t.due_at) from told t where t.record_id = i.id and t.state = 'running') as due
      from unnest(${ids}::uuid[]) i (id)) s
    where w.id = s.id and w.sla_due_at is distinct from s.due`.execute(kernel.db)
}
