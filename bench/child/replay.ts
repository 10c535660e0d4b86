import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Sample, Statement } from './capture.ts'

/** Sends a sample's statements again, for another target where it had one. Returns the id of the last row. */
export async function replay(pool: pg.Pool, sample: Sample, target: string | null): Promise<string | null> {
  const ids = new Map(sample.fresh.map(id => [id, uuidv7()]))
  if (sample.target && target) ids.set(sample.target, target)
  let version = 0
  let id: string | null = null
  for (const statement of sample.statements) {
    const { rows, rowCount } = await pool.query<Record<string, unknown>>(
      statement.text,
      valuesFor(statement, ids, version),
    )
    const [row] = rows
    if (typeof row?.version === 'number') version = row.version
    if (typeof row?.id === 'string') id = row.id
    const isWrite = /\b(insert into|update)\b/.test(statement.text)
    if (rowCount === 0 && sample.target && isWrite)
      throw new Error(`The replay changed nothing: ${statement.text}`)
  }
  return id
}

/** The statement's values with other ids, and for an update with the version that stands. */
export function valuesFor(
  statement: Statement,
  ids: ReadonlyMap<string, string>,
  version: number,
): unknown[] {
  const values = statement.values.map(value => (typeof value === 'string' ? renamed(value, ids) : value))
  // An update sets the next version where the loaded one still stands.
  const [next, loaded] = [...statement.text.matchAll(/version = \$(\d+)/g)].map(
    ([, place]) => Number(place) - 1,
  )
  if (next !== undefined && loaded !== undefined) {
    values[next] = version + 1
    values[loaded] = version
  }
  return values
}

function renamed(value: string, ids: ReadonlyMap<string, string>): string {
  let text = value
  for (const [from, to] of ids) if (text.includes(from)) text = text.replaceAll(from, to)
  return text
}
