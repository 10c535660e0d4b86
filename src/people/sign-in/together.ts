import type { Kernel } from '../../kernel/kernel.ts'
import { withExecutor } from '../../kernel/kernel.ts'

/** Runs what belongs together in one transaction, the caller's where there is one, and wakes the ledger's readers after. */
export async function together<T>(kernel: Kernel, act: (kernel: Kernel) => Promise<T>): Promise<T> {
  if (kernel.db.isTransaction) return act(kernel)
  const result = await kernel.root.transaction().execute(tx => act(withExecutor(kernel, tx)))
  kernel.wake()
  return result
}
