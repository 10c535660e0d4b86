import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'

export interface TimeEntry {
  id: string
  personId: string
  personName: string
  minutes: number
  /** A calendar day, 2026-03-31. */
  workedOn: string
  kind: string
  billable: boolean
  note: string | null
  startedAt: Date | null
  loggedAt: Date
}

export interface RunningTimer {
  recordType: string
  recordId: string
  startedAt: Date
}

export const entryColumns = sql.raw(
  `e.id, e.person_id as "personId", p.name as "personName", e.minutes, e.worked_on as "workedOn", e.kind, e.billable,
   e.note, e.started_at as "startedAt", e.logged_at as "loggedAt"`,
)

/** Entries a page shows; the sums are over all there are. */
export const mostEntries = 200

interface Summed extends TimeEntry {
  total: number
  billableTotal: number
}

/** What was worked on a record, the latest day first, with the sum of all. */
export async function timeOn(kernel: Kernel, recordId: string) {
  const found = await sql<Summed>`
    select ${entryColumns}, (sum(e.minutes) over ())::int as total,
      (coalesce(sum(e.minutes) filter (where e.billable) over (), 0))::int as "billableTotal"
    from time_entry e join person p on p.id = e.person_id
    where e.record_id = ${recordId} order by e.worked_on desc, e.logged_at desc, e.id limit ${mostEntries}`.execute(
    kernel.db,
  )
  const [first] = found.rows
  return { items: found.rows, total: first?.total ?? 0, billable: first?.billableTotal ?? 0 }
}

export async function entryOn(kernel: Kernel, recordId: string, id: string): Promise<TimeEntry | null> {
  const found = await sql<TimeEntry>`
    select ${entryColumns} from time_entry e join person p on p.id = e.person_id
    where e.record_id = ${recordId} and e.id::text = ${id}`.execute(kernel.db)
  return found.rows[0] ?? null
}

export async function timerOf(kernel: Kernel, personId: string | null): Promise<RunningTimer | null> {
  const found = await sql<RunningTimer>`
    select record_type as "recordType", record_id as "recordId", started_at as "startedAt"
    from running_timer where person_id = ${personId}`.execute(kernel.db)
  return found.rows[0] ?? null
}

/** Whose timers run on a record. */
export async function timersOn(kernel: Kernel, recordId: string) {
  const found = await sql<{ id: string; name: string; startedAt: Date }>`
    select p.id, p.name, t.started_at as "startedAt" from running_timer t join person p on p.id = t.person_id
    where t.record_id = ${recordId} order by t.started_at limit 50`.execute(kernel.db)
  return found.rows.map(({ id, name, startedAt }) => ({ person: { id, name }, startedAt }))
}

export interface Worker {
  id: string
  name: string
  timeZone: string
}

export async function workerOf(kernel: Kernel, personId: string | null): Promise<Worker | null> {
  const found = await sql<Worker>`
    select id, name, time_zone as "timeZone" from person where id = ${personId}`.execute(kernel.db)
  return found.rows[0] ?? null
}
