import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Executor } from '../../kernel/database.ts'
import type { Jobs } from '../../kernel/ports/jobs.ts'
import type { Log } from '../../kernel/ports/log.ts'
import type { Schedule } from '../../kernel/record/registry.ts'

type Timing = Pick<Schedule, 'name' | 'cron'>

/** pg-boss on the same PostgreSQL: a job is enqueued in the caller's transaction and survives any restart. */
export class BossJobs implements Jobs {
  readonly #boss: PgBoss
  readonly #log: Log

  constructor(url: string, log: Log) {
    this.#boss = new PgBoss({
      connectionString: url,
      schema: 'job',
      max: 4,
      application_name: 'steward-jobs',
    })
    this.#log = log
    this.#boss.on('error', error => log.warn({ error: String(error) }, 'job queue'))
  }

  async start(queues: readonly string[]): Promise<void> {
    await this.#boss.start()
    for (const queue of queues) {
      await this.#boss.createQueue(queue, {
        retryLimit: 8,
        retryDelay: 2,
        retryBackoff: true,
        expireInSeconds: 3600,
      })
    }
  }

  async enqueue(db: Executor, queue: string, jobs: readonly { key?: string; data: object }[]): Promise<void> {
    const executor = {
      executeSql: async (text: string, values: unknown[] = []) => {
        const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
        return { rows }
      },
    }
    for (const { key, data } of jobs) {
      await this.#boss.send(queue, data, { db: executor, ...(key ? { singletonKey: key } : {}) })
    }
  }

  /** Runs `handle` for each job of the queue; a failure is retried with back-off. */
  async work(queue: string, handle: (data: unknown) => Promise<void>): Promise<void> {
    await this.#boss.work(queue, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async jobs => {
      for (const job of jobs) {
        await handle(job.data).catch(error => {
          this.#log.error({ queue, job: job.id, error: String(error) }, 'job failed')
          throw error
        })
      }
    })
  }

  /** Runs `handle` at the times of the cron line, once over all nodes. */
  async every({ name, cron }: Timing, handle: () => Promise<unknown>): Promise<void> {
    await this.#boss.createQueue(name)
    await this.#boss.schedule(name, cron)
    await this.#boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
      await handle()
    })
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 5000 })
  }
}
