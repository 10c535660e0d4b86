import type { Clock } from './clock/clock.ts'
import type { Db, Executor } from './database.ts'
import type { Jobs } from './ports/jobs.ts'
import type { Log } from './ports/log.ts'
import type { Registry } from './record/registry.ts'
import type { Settings } from './record/settings.ts'

/** What every act of the kernel is given. One per process; `withExecutor` gives its copy inside a transaction. */
export interface Kernel {
  registry: Registry
  db: Executor
  root: Db
  clock: Clock
  settings: Settings
  jobs: Jobs
  log: Log
  /** Tells the ledger's readers on every node that there is something new. Called after commit. */
  wake: () => void
}

/** The same kernel inside a transaction; readers are woken by whoever commits it. */
export const withExecutor = (kernel: Kernel, db: Executor): Kernel => ({ ...kernel, db, wake: () => {} })
