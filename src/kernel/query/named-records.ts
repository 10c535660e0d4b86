import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { Kernel } from '../kernel.ts'
import { toSql } from './where-sql.ts'

/** Ids of the records of `target` whose number or name is `text` (case aside), of those this actor may see. */
export async function namedRecords(
  kernel: Kernel,
  actor: Actor,
  target: string,
  text: string,
): Promise<string[]> {
  if (target === 'work_item') {
    const found = await sql<{
      id: string
    }>`select id from work_item where number = ${text.toUpperCase()}`.execute(kernel.db)
    return found.rows.map(row => row.id)
  }
  const shape = kernel.registry.shape(target)
  const { record } = shape
  const title = shape.column(record.titleField)?.name ?? 'name'
  const names = [title, ...['username', 'email'].filter(field => shape.column(field))]
  const key =
    record.kind === 'work-item'
      ? sql`w.number = ${text.toUpperCase()}`
      : sql.join(
          names.map(column => sql`lower(w.${sql.raw(column)}) = ${text.toLowerCase()}`),
          sql.raw(' or '),
        )
  const found = await sql<{ id: string }>`
    select w.id from ${sql.raw(shape.mainTable)} w
    where (${key}) and ${toSql(record.read(actor), shape)} limit 50`.execute(kernel.db)
  return found.rows.map(row => row.id)
}
