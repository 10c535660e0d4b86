import { sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import type { HistoricRecord } from './historic-record.ts'
import { mainRow, ownRow, type Placed } from './history-rows.ts'
import type { Shape } from './shape.ts'

/** Rows a statement: one record may have a hundred thousand facts, and a statement has a time limit. */
const mostRows = 10_000

/** The statement's text is constant for a table: jsonb_populate_recordset gives each value its column's type. */
export async function insertRows(
  kernel: Kernel,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = sql.raw(Object.keys(rows[0] ?? {}).join(', '))
  for (let at = 0; at < rows.length; at += mostRows) {
    const values = JSON.stringify(rows.slice(at, at + mostRows))
    await sql`insert into ${sql.raw(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.raw(table)}, ${values}::jsonb)`.execute(
      kernel.db,
    )
  }
}

/** Sets the fields that were given and no other: what people added here stays. */
export async function updateRows(kernel: Kernel, shape: Shape, records: readonly Placed[]): Promise<void> {
  const alike = Map.groupBy(records, record => Object.keys(record.values).join())
  for (const group of alike.values()) {
    const given = new Set(Object.keys(group[0]?.values ?? {}))
    const main = group.map(record => mainRow(shape, record, given))
    await updateTable(kernel, shape.mainTable, main)
    if (!shape.ownTable) continue
    const own = group.map(record => ownRow(shape, record, given))
    await updateTable(kernel, shape.ownTable, own)
  }
}

async function updateTable(
  kernel: Kernel,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter(column => column !== 'id')
  if (columns.length === 0) return
  const assignments = sql.raw(columns.map(column => `${column} = s.${column}`).join(', '))
  const populated = sql`jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`
  await sql`update ${sql.raw(table)} t set ${assignments} from ${populated} s where t.id = s.id`.execute(
    kernel.db,
  )
}

/** New records; those without an original number get the next ones of their type. */
export async function withNumbers(
  kernel: Kernel,
  { record: { prefix, type } }: Shape,
  records: readonly HistoricRecord[],
): Promise<Placed[]> {
  const missing = prefix ? records.filter(record => !record.number).length : 0
  const found = await (missing === 0 ? [] : nextNumbers(kernel, type, prefix ?? '', missing))
  const numbers = found.values()
  return records.map(record => ({
    ...record,
    number: record.number || numbers.next().value,
    before: 0,
  }))
}

async function nextNumbers(kernel: Kernel, type: string, prefix: string, count: number): Promise<string[]> {
  const sequence = sql.lit(`number_${type}`)
  const found = await sql<{ number: string }>`
    select ${sql.lit(prefix)} || lpad(nextval(${sequence})::text, 7, '0') as number
    from generate_series(1, ${count})`.execute(kernel.db)
  return found.rows.map(row => row.number)
}

/** A new record must not be given a number that came with a history. */
export async function moveSequence(
  kernel: Kernel,
  { record: { prefix, type } }: Shape,
  records: readonly HistoricRecord[],
): Promise<void> {
  if (!prefix) return
  const pattern = new RegExp(`^${prefix}(\\d{1,15})$`)
  const numbers = records.map(({ number }) => Number(pattern.exec(number ?? '')?.[1] ?? 0))
  const highest = numbers.reduce((most, number) => Math.max(most, number), 0)
  if (highest === 0) return
  const sequence = `number_${type}`
  await sql`select setval(${sql.lit(sequence)}, ${highest}) from ${sql.raw(sequence)}
    where last_value < ${highest}`.execute(kernel.db)
}
