import { sql } from 'kysely'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'

/** A name for the lock, no more. */
const lockKey = 5_784_232

/**
 * A transaction that no other import's overlaps, so that two imports at once find each other's records instead of
 * adding them twice. Kept short: the ledger's readers wait for every transaction that writes.
 */
export async function oneAtATime<T>(kernel: Kernel, act: (kernel: Kernel) => Promise<T>): Promise<T> {
  const result = await kernel.root.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(tx)
    return act(withExecutor(kernel, tx))
  })
  kernel.wake()
  return result
}
