import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound } from '../../kernel/problem.ts'
import { isId } from '../../kernel/query/read.ts'
import type { JobState } from '../../platform/jobs/status.ts'
import type { ImportKind } from './kinds.ts'
import type { ColumnMapping } from './mapping.ts'
import type { ImportReport } from './report.ts'

/** A file that was uploaded to be imported, and how its run went. */
export interface ImportRun {
  id: string
  kind: ImportKind
  recordType: string
  fileName: string
  sha256: string
  size: number
  columns: string[]
  rows: number
  mapping: ColumnMapping[] | null
  skipBad: boolean
  state: 'uploaded' | JobState
  job: string | null
  report: ImportReport | null
  byId: string | null
  byName: string
  createdAt: Date
}

const columns =
  sql.raw(`r.id, r.kind, r.record_type as "recordType", r.file_name as "fileName", r.sha256, r.size, r.columns,
  r.rows, r.mapping, r.skip_bad as "skipBad", r.state, r.job_id as job, r.report, r.by_id as "byId", r.by_name as "byName",
  r.created_at as "createdAt"`)

type NewRun = Pick<
  ImportRun,
  'kind' | 'recordType' | 'fileName' | 'sha256' | 'size' | 'columns' | 'rows' | 'byId' | 'byName'
>

export async function createRun(kernel: Kernel, run: NewRun): Promise<string> {
  const id = uuidv7()
  await sql`insert into import_run (id, kind, record_type, file_name, sha256, size, columns, rows, by_id, by_name)
    values (${id}, ${run.kind}, ${run.recordType}, ${run.fileName}, ${run.sha256}, ${run.size}, ${run.columns},
      ${run.rows}, ${run.byId}, ${run.byName})`.execute(kernel.db)
  return id
}

export async function readRun(kernel: Kernel, id: string): Promise<ImportRun> {
  if (!isId(id)) throw notFound('import')
  const found = await sql<ImportRun>`select ${columns} from import_run r where r.id = ${id}`.execute(
    kernel.db,
  )
  const [run] = found.rows
  if (!run) throw notFound('import')
  return run
}

export async function latestRuns(kernel: Kernel): Promise<ImportRun[]> {
  const found = await sql<ImportRun>`
    select ${columns} from import_run r order by r.created_at desc limit 50`.execute(kernel.db)
  return found.rows
}

/** Puts the run in the queue; false when it is there already. */
export async function startRun(
  kernel: Kernel,
  id: string,
  start: { mapping: readonly ColumnMapping[]; skipBad: boolean; job: string },
): Promise<boolean> {
  const started = await sql`
    update import_run set state = 'waiting', mapping = ${JSON.stringify(start.mapping)}::jsonb,
      skip_bad = ${start.skipBad}, job_id = ${start.job}, report = null, tries = 0, worker = null, alive_at = clock_timestamp()
    where id = ${id} and state not in ('waiting', 'running') returning 1`.execute(kernel.db)
  return started.rows.length > 0
}

/** A worker that was silent for so long is taken for dead. */
const silence = sql.raw(`interval '30 seconds'`)

/** Makes `worker` the one that runs it and returns how often it was begun; null when another is at it. */
export async function claimRun(kernel: Kernel, id: string, worker: string): Promise<number | null> {
  const claimed = await sql<{ tries: number }>`
    update import_run set state = 'running', worker = ${worker}, alive_at = clock_timestamp(), tries = tries + 1
    where id = ${id} and (state = 'waiting' or (state = 'running' and alive_at < clock_timestamp() - ${silence}))
    returning tries`.execute(kernel.db)
  return claimed.rows[0]?.tries ?? null
}

/** The worker lives. False: the run was given to another. */
export async function keepClaim(kernel: Kernel, id: string, worker: string): Promise<boolean> {
  const kept = await sql`
    update import_run set alive_at = clock_timestamp()
    where id = ${id} and worker = ${worker} and state = 'running' returning 1`.execute(kernel.db)
  return kept.rows.length > 0
}

export async function endRun(
  kernel: Kernel,
  id: string,
  state: 'waiting' | 'done' | 'failed',
  report: ImportReport | null,
): Promise<void> {
  await sql`update import_run set state = ${state}, worker = null, alive_at = clock_timestamp(),
    report = ${report === null ? null : JSON.stringify(report)}::jsonb where id = ${id}`.execute(kernel.db)
}

/** Runs that nobody works on: their worker was killed, or their job was lost. */
export async function abandonedRuns(kernel: Kernel): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from import_run
    where state in ('waiting', 'running') and alive_at < clock_timestamp() - 2 * ${silence}
    order by created_at`.execute(kernel.db)
  return found.rows.map(row => row.id)
}
