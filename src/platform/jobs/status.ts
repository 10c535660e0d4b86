import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type Actor, isAdministrator } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound } from '../../kernel/problem.ts'
import { isId } from '../../kernel/query/read.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed'

/** Work in the background as the person who asked for it sees it. */
export interface JobStatus {
  id: string
  kind: string
  state: JobState
  progress: { done: number; total: number }
  result: unknown
  error: string | null
  createdAt: Date
}

/** Announces work; returns its id. Called in the transaction that enqueues it, so that neither is there alone. */
export async function createJob(
  kernel: Kernel,
  job: { kind: string; total?: number; byId: string | null },
): Promise<string> {
  const id = uuidv7()
  await sql`insert into job_status (id, kind, total, by_id)
    values (${id}, ${job.kind}, ${job.total ?? 0}, ${job.byId})`.execute(kernel.db)
  return id
}

/** The work goes on: `done` of `total` so far. A job that was given up or ended before comes to life again. */
export async function progress(kernel: Kernel, id: string, done: number, total?: number): Promise<void> {
  await sql`update job_status set state = 'running', error = null, done = ${done},
    total = coalesce(${total ?? null}::integer, total), updated_at = clock_timestamp()
    where id = ${id}`.execute(kernel.db)
}

export async function finish(kernel: Kernel, id: string, result: unknown): Promise<void> {
  await sql`update job_status set state = 'done', done = total, error = null,
    result = ${JSON.stringify(result ?? null)}::jsonb, updated_at = clock_timestamp()
    where id = ${id}`.execute(kernel.db)
}

/** The work ended without its result; `error` is a sentence for the person, `result` what is known nevertheless. */
export async function fail(kernel: Kernel, id: string, error: string, result?: unknown): Promise<void> {
  await sql`update job_status set state = 'failed', error = ${error},
    result = ${JSON.stringify(result ?? null)}::jsonb, updated_at = clock_timestamp()
    where id = ${id}`.execute(kernel.db)
}

/** The job, for whoever asked for it and for administrators; to others it does not exist. */
export async function readJob(kernel: Kernel, actor: Actor, id: string): Promise<JobStatus> {
  if (!isId(id)) throw notFound('job')
  const found = await sql<JobStatus & { byId: string | null }>`
    select id, kind, state, json_build_object('done', done, 'total', total) as progress, result, error,
      by_id as "byId", created_at as "createdAt"
    from job_status where id = ${id}`.execute(kernel.db)
  const job = found.rows[0]
  if (!job || !(isAdministrator(actor) || (actor.id !== null && job.byId === actor.id))) throw notFound('job')
  const { byId: _, ...status } = job
  return status
}

/** Finished jobs are kept for thirty days. */
export const forgetOldJobs = (kernel: Kernel): Promise<unknown> =>
  sql`delete from job_status where updated_at < now() - interval '30 days'`.execute(kernel.db)
