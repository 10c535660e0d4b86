import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import { toSql } from '../../kernel/query/where-sql.ts'

/** What each record the facts are about is called, of those this actor may see; one look-up a type. */
export async function recordTitles(
  kernel: Kernel,
  actor: Actor,
  facts: readonly PlacedFact[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const [type, group] of Map.groupBy(facts, fact => fact.recordType)) {
    if (!kernel.registry.has(type)) continue
    const shape = kernel.registry.shape(type)
    const { name } = kernel.registry.target(type)
    const ids = [...new Set(group.map(fact => fact.recordId))]
    const found = await sql<{ id: string; title: string }>`
      select w.id, w.${sql.ref(shape.column(name)?.name ?? name)} as title from ${sql.raw(shape.mainTable)} w
      where w.id = any(${ids}::uuid[]) and ${toSql(shape.record.read(actor), shape)}`.execute(kernel.db)
    for (const row of found.rows) titles.set(row.id, row.title)
  }
  return titles
}
