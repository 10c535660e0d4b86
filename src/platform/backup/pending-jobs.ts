import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import type { Jobs } from '../../kernel/ports/jobs.ts'
import type { PendingJob } from './manifest.ts'

/** The work of these queues that is waiting or under way; what is under way is done again, as after a crash. */
export async function pendingJobs(client: pg.Client, queues: readonly string[]): Promise<PendingJob[]> {
  const { rows: there } = await client.query(`select 1 where to_regclass('job.job') is not null`)
  if (there.length === 0) return []
  const { rows } = await client.query<PendingJob>(
    `select name as queue, singleton_key as key, coalesce(data, '{}') as data from job.job
     where name = any($1) and state in ('created', 'retry', 'active') order by created_on, id`,
    [[...queues]],
  )
  return rows
}

/** Puts the work of a backup in the place of what these queues hold. */
export async function replaceJobs(
  tx: Transaction<unknown>,
  jobs: Jobs,
  queues: readonly string[],
  pending: readonly PendingJob[],
): Promise<void> {
  await sql`delete from job.job where name = any(${[...queues]})`.execute(tx)
  for (const { queue, key, data } of pending) {
    await jobs.enqueue(tx, queue, [key === null ? { data } : { key, data }])
  }
}
