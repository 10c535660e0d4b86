import type { Kernel } from '../../kernel/kernel.ts'
import { withExecutor } from '../../kernel/kernel.ts'
import { LedgerReader } from '../../kernel/ledger/reader.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { keepClocks, loadDefinitions, loadDone, tellClocks } from './clock/keep-clocks.ts'

const batch = 200

/** Keeps every clock up to date with what happens: durable, in order, each fact once, on one node at a time. */
export const serviceLevelReader = (kernel: Kernel): LedgerReader =>
  new LedgerReader(kernel.root, 'service-level', async (facts, tx) => {
    const inside = withExecutor(kernel, tx)
    for (const [type, ofType] of Map.groupBy(facts, fact => fact.recordType)) {
      if (!kernel.registry.has(type)) continue
      const { record } = kernel.registry.get(type)
      if (record.kind === 'work-item')
        await refreshClocks(inside, record, [...new Set(ofType.map(f => f.recordId))])
    }
  })

/** Tells the clocks of these work items anew from the ledger and keeps them. Returns how many clocks there are. */
export async function refreshClocks(
  kernel: Kernel,
  record: RecordType,
  ids: readonly string[],
): Promise<number> {
  const definitions = await loadDefinitions(kernel)
  let count = 0
  for (let at = 0; at < ids.length; at += batch) {
    const part = ids.slice(at, at + batch)
    const told = await tellClocks(kernel, record, part, definitions)
    await keepClocks(kernel, told, await loadDone(kernel, part))
    count += told.reduce((sum, { clocks }) => sum + clocks.length, 0)
  }
  return count
}
