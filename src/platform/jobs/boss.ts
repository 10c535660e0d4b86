import { CompiledQuery } from 'kysely'
import { type JobResult, PgBoss } from 'pg-boss'
import { v7 as uuidv7 } from 'uuid'
import type { Executor } from '../../kernel/database.ts'
import type { Jobs } from '../../kernel/ports/jobs.ts'
import type { Log } from '../../kernel/ports/log.ts'
import type { Schedule } from '../../kernel/record/registry.ts'

type Timing = Pick<Schedule, 'name' | 'cron'>

const retried = { retryLimit: 8, retryDelay: 2, retryBackoff: true, expireInSeconds: 3600 }

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
      useListenNotify: true,
    })
    this.#log = log
    this.#boss.on('error', error => log.warn({ error: String(error) }, 'job queue'))
  }

  async start(queues: readonly string[]): Promise<void> {
    await this.#boss.start()
    // What a killed process had taken is given back within a minute.
    const options = { ...retried, heartbeatSeconds: 30, notify: true }
    await Promise.all(queues.map(queue => this.#boss.createQueue(queue, options)))
  }

  async enqueue(db: Executor, queue: string, jobs: readonly { key?: string; data: object }[]): Promise<void> {
    const executor = {
      executeSql: async (text: string, values: unknown[] = []) => {
        const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
        return { rows }
      },
    }
    // Jobs of one transaction share their time of creation: ids in order of time keep them in the order given.
    const rows = jobs.map(({ key, data }) => ({ id: uuidv7(), data, ...(key ? { singletonKey: key } : {}) }))
    await this.#boss.insert(queue, rows, { db: executor })
  }

  /**
   * Runs `handle` for each job of the queue, one after the other; each that fails is retried with back-off, alone.
   * At least two are taken at a time: only a look that brought all it asked for is followed by the next at once, and a
   * look for one alone never is, so that each job behind the first would wait for the next poll.
   */
  async work(
    queue: string,
    handle: (data: unknown) => Promise<void>,
    { atOnce = 2 }: { atOnce?: number } = {},
  ): Promise<void> {
    const timing = {
      pollingIntervalSeconds: 0.5,
      notifyPollingIntervalSeconds: 5,
      burstWhenBatchFull: true,
    }
    const options = { ...timing, batchSize: atOnce, perJobResults: true } as const
    await this.#boss.work(queue, options, async jobs => {
      const results: JobResult[] = []
      for (const { id, data } of jobs) results.push(await this.#outcome(queue, id, () => handle(data)))
      return results
    })
  }

  async #outcome(queue: string, id: string, act: () => Promise<void>): Promise<JobResult> {
    try {
      await act()
      return { id, status: 'completed' }
    } catch (error) {
      this.#log.error({ queue, job: id, error: String(error) }, 'job failed')
      return { id, status: 'failed', output: { message: String(error) } }
    }
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
