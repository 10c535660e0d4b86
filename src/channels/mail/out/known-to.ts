import type { Delivery } from '../../../capabilities/notification/deliveries.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { loadRows } from '../../../kernel/query/read.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'

/** The rows of these deliveries that the person may know at this moment, which is later than when they were told of. */
export async function rowsKnownTo(
  kernel: Kernel,
  actor: Actor,
  deliveries: readonly Delivery[],
): Promise<Map<string, AnyRow>> {
  const rows = new Map<string, AnyRow>()
  for (const [type, group] of Map.groupBy(deliveries, delivery => delivery.recordType)) {
    if (!kernel.registry.has(type)) continue
    const { record } = kernel.registry.get(type)
    const ids = [...new Set(group.map(delivery => delivery.record))]
    for (const row of await loadRows(kernel, record, ids))
      if (matches(record.read(actor), row)) rows.set(row.id, row)
  }
  return rows
}

/** What of it he may know: an internal entry only as long as he sees what is internal. */
export const isKnownTo = (kernel: Kernel, actor: Actor, { recordType, internal }: Delivery): boolean =>
  !internal || kernel.registry.get(recordType).record.seesInternal(actor)
