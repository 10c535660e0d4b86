import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Done } from './acts-done.ts'
import { nextAt } from './acts-done.ts'
import type { Told } from './tell-clocks.ts'

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))

/** The row that is kept of each clock. */
function rowsOf(told: readonly Told[], done: Done, now: number): Record<string, unknown>[] {
  return told.flatMap(({ record, clocks }) =>
    clocks.map(each => {
      const { clock, target, agreement, calendar, zone } = each
      const isAlive = clock.state === 'running' || clock.state === 'paused'
      return {
        record_id: record,
        target_id: target.id,
        agreement_id: agreement.id,
        target_name: target.name,
        measure: target.measure,
        state: clock.state,
        started_at: dateOf(clock.startedAt),
        ended_at: dateOf(clock.endedAt),
        // A clock that stands still is due when its time is used up already.
        due_at: dateOf(isAlive ? (clock.dueAt ?? clock.usedUpAt) : clock.dueAt),
        breached_at: dateOf(clock.breachedAt),
        allowed_ms: Math.round(clock.allowed),
        elapsed_ms: Math.round(clock.elapsed),
        resets: clock.resets,
        calendar_id: calendar,
        zone,
        told_at: new Date(now),
        next_at: dateOf(nextAt(record, each, done, now)),
      }
    }),
  )
}

/** Replaces what is kept of these work items' clocks, and the time left that lists show; one statement. */
export async function keepClocks(kernel: Kernel, told: readonly Told[], done: Done): Promise<void> {
  const ids = told.map(({ record }) => record)
  const rows = rowsOf(told, done, kernel.clock.now().getTime())
  await sql`
    with told as materialized (
        select * from jsonb_populate_recordset(null::service_clock, ${JSON.stringify(rows)}::jsonb)),
      gone as (delete from service_clock c where c.record_id = any(${ids}::uuid[])
        and not exists (select 1 from told t where t.record_id = c.record_id and t.target_id = c.target_id)),
      kept as (insert into service_clock select * from told on conflict (record_id, target_id) do update set
        agreement_id = excluded.agreement_id, target_name = excluded.target_name, measure = excluded.measure,
        state = excluded.state, started_at = excluded.started_at, ended_at = excluded.ended_at,
        due_at = excluded.due_at, breached_at = excluded.breached_at, allowed_ms = excluded.allowed_ms,
        elapsed_ms = excluded.elapsed_ms, resets = excluded.resets, calendar_id = excluded.calendar_id,
        zone = excluded.zone, told_at = excluded.told_at, next_at = excluded.next_at)
    update work_item w set sla_due_at = s.due from (
      select i.id, (select min(t.due_at) from told t
        where t.record_id = i.id and t.state in ('running', 'paused')) as due
      from unnest(${ids}::uuid[]) i (id)) s
    where w.id = s.id and w.sla_due_at is distinct from s.due`.execute(kernel.db)
}
