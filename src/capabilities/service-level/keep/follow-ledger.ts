import type { Kernel } from '../../../kernel/kernel.ts'
import { withExecutor } from '../../../kernel/kernel.ts'
import { LedgerReader } from '../../../kernel/ledger/reader.ts'
import type { PlacedFact } from '../../../kernel/ledger/rows.ts'
import { loadDefinitions } from './definitions.ts'
import { orderRecalculations } from './recalculate.ts'
import { lockClocks, refreshClocks } from './refresh-clocks.ts'

/** Keeps every clock up to date with what happens: durable, in order, each fact once, on one node at a time. */
export const serviceLevelReader = (kernel: Kernel): LedgerReader =>
  new LedgerReader(kernel.root, 'service-level', async (facts, tx) => {
    const inside = withExecutor(kernel, tx)
    await orderRecalculations(inside, facts)
    const work = facts.filter(fact => isOfWork(kernel, fact))
    if (work.length === 0) return
    await lockClocks(tx)
    const definitions = await loadDefinitions(tx)
    const now = kernel.clock.now().getTime()
    if (definitions.standings.length === 0) return
    for (const [type, ofType] of Map.groupBy(work, fact => fact.recordType)) {
      const live = new Set(ofType.filter(fact => fact.via !== 'import').map(fact => fact.recordId))
      await refreshClocks(
        inside,
        kernel.registry.get(type).record,
        [...new Set(ofType.map(fact => fact.recordId))],
        // What comes with a history was due elsewhere.
        { definitions, silentUntil: record => (live.has(record) ? null : now) },
      )
    }
  })

const isOfWork = ({ registry }: Kernel, { recordType }: PlacedFact): boolean =>
  registry.has(recordType) && registry.get(recordType).record.kind === 'work-item'
