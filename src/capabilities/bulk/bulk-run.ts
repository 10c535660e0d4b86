// The rows of a bulk edit: what was asked, and the outcome of each record.
import { sql } from 'kysely'
import type { Actor, Via } from '../../kernel/access/actor.ts'
import type { Undo } from '../../kernel/command/command.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { createJob } from '../../platform/jobs/status.ts'
import type { BulkReport, Refusal } from './bulk-order.ts'

export const bulkQueue = 'bulk'

export interface BulkRun {
  id: string
  recordType: string
  command: string
  input: Record<string, unknown>
  undoes: string | null
  byId: string | null
  via: Via
}

export interface BulkItem {
  position: number
  recordId: string
  reverses: number | null
}

/** What it is to do, beside who asks: an undo names the run whose changed records it takes. */
export type NewRun = Pick<BulkRun, 'recordType' | 'command' | 'input'> &
  ({ ids: readonly string[] } | { undoes: string })

/** Announces the run with all its records; with `later` a worker is told to do it. Returns its id. */
export async function createRun(
  kernel: Kernel,
  actor: Actor,
  run: NewRun & { total: number },
  later: boolean,
): Promise<string> {
  if (!kernel.db.isTransaction) {
    return kernel.root.transaction().execute(tx => createRun(withExecutor(kernel, tx), actor, run, later))
  }
  const { recordType, command, input, total } = run
  const undoes = 'undoes' in run ? run.undoes : null
  const id = await createJob(kernel, { kind: 'bulk', total, byId: actor.id })
  await sql`delete from bulk_run where created_at < now() - interval '30 days'`.execute(kernel.db)
  await sql`insert into bulk_run (id, record_type, command, input, undoes, by_id, via) values (${id}, ${recordType},
    ${command}, ${JSON.stringify(input)}::jsonb, ${undoes}, ${actor.id}, ${actor.via})`.execute(kernel.db)
  // In the order of ids: of two bulk edits on the same records one waits for the other, never both.
  const records =
    'ids' in run
      ? sql`select unnest(${[...run.ids]}::uuid[]) as record_id, null::integer as reverses`
      : sql`select record_id, version from bulk_item where run_id = ${run.undoes} and outcome = 'changed'`
  await sql`insert into bulk_item (run_id, position, record_id, reverses)
    select ${id}, row_number() over (order by record_id), record_id, reverses
    from (${records}) chosen (record_id, reverses)`.execute(kernel.db)
  if (later) await kernel.jobs.enqueue(kernel.db, bulkQueue, [{ key: id, data: { run: id } }])
  return id
}

/** The command that takes this run back, and with what; null when nothing does. */
export function undoneBy(kernel: Kernel, { recordType, command }: BulkRun): Undo | null {
  if (command === 'edit') return { command }
  return kernel.registry.command(recordType, command)?.undo ?? null
}

export async function findRun(kernel: Kernel, id: string): Promise<BulkRun | null> {
  const found = await sql<BulkRun>`
    select id, record_type as "recordType", command, input, undoes, by_id as "byId", via
    from bulk_run where id = ${id}`.execute(kernel.db)
  return found.rows[0] ?? null
}

/** Runs at which nobody has worked for half a minute. A second worker at one would do no harm. */
export async function abandonedRuns(kernel: Kernel): Promise<string[]> {
  const found = await sql<{ id: string }>`select r.id from bulk_run r join job_status j on j.id = r.id
    where j.state in ('waiting', 'running') and j.updated_at < now() - interval '30 seconds'`.execute(
    kernel.db,
  )
  return found.rows.map(row => row.id)
}

export async function waitingItems(kernel: Kernel, run: BulkRun, limit: number): Promise<BulkItem[]> {
  const found = await sql<BulkItem>`select position, record_id as "recordId", reverses from bulk_item
    where run_id = ${run.id} and outcome is null order by position limit ${limit}`.execute(kernel.db)
  return found.rows
}

/** Whether this worker has the record: false when it is done, or another worker is at it. */
export async function claimItem(kernel: Kernel, run: BulkRun, { position }: BulkItem): Promise<boolean> {
  const found = await sql`select 1 from bulk_item
    where run_id = ${run.id} and position = ${position} and outcome is null for update skip locked`.execute(
    kernel.db,
  )
  return found.rows.length > 0
}

type Settled = { outcome: 'changed' | 'unchanged'; version: number } | Refusal

export async function settleItem(
  kernel: Kernel,
  run: BulkRun,
  { position }: BulkItem,
  settled: Settled,
): Promise<void> {
  const { version, number, reason } = { version: null, number: null, reason: null, ...settled }
  await sql`update bulk_item set outcome = ${settled.outcome}, version = ${version}, number = ${number},
    reason = ${reason} where run_id = ${run.id} and position = ${position} and outcome is null`.execute(
    kernel.db,
  )
}

export async function countDone(kernel: Kernel, run: BulkRun): Promise<number> {
  const found = await sql<{ done: number }>`
    select count(*)::int as done from bulk_item where run_id = ${run.id} and outcome is not null`.execute(
    kernel.db,
  )
  return found.rows[0]?.done ?? 0
}

/** How the run went, so far or in the end. */
export async function reportOf(kernel: Kernel, run: BulkRun): Promise<BulkReport> {
  const counted = await sql<{ total: number; changes: number }>`
    select count(*)::int as total, (count(*) filter (where outcome = 'changed'))::int as changes
    from bulk_item where run_id = ${run.id}`.execute(kernel.db)
  const refused = await sql<{ outcome: string; id: string; number: string | null; reason: string }>`
    select outcome, record_id as id, number, reason from bulk_item
    where run_id = ${run.id} and outcome in ('not_allowed', 'invalid') order by position`.execute(kernel.db)
  const { total = 0, changes = 0 } = counted.rows[0] ?? {}
  const of = (wanted: string) =>
    refused.rows
      .filter(row => row.outcome === wanted)
      .map(({ id, number, reason }) => ({ id, number, reason }))
  const isUndoable = undoneBy(kernel, run) !== null && run.undoes === null && changes > 0
  return {
    total,
    changes,
    notAllowed: of('not_allowed'),
    invalid: of('invalid'),
    undo: isUndoable ? run.id : null,
  }
}
