import type { Executor } from '../database.ts'

/** Work done later, at least once, retried; enqueued in the caller's transaction so that neither is lost alone. */
export interface Jobs {
  enqueue(db: Executor, queue: string, jobs: readonly { key?: string; data: object }[]): Promise<void>
}
