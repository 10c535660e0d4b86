/**
 * One language for "which rows": access rules, list filters and saved views are all values of `Where`.
 * It has two readers, `matches` (one row in memory) and `toSql` in query/where-sql.ts (sets);
 * the contract suite proves that both give the same answer.
 */
export type Where =
  | boolean
  | { all: readonly Where[] }
  | { any: readonly Where[] }
  | { not: Where }
  | { field: string; is: Scalar }
  | { field: string; in: readonly Scalar[] }
  | { field: string; compare: '<' | '<=' | '>' | '>='; to: Scalar }
  /** An array field that shares at least one value. */
  | { field: string; overlaps: readonly string[] }
  | { field: string; empty: boolean }

export type Scalar = string | number | boolean | Date | null

const same = (a: unknown, b: Scalar): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b

function valueAt(row: Record<string, unknown>, field: string): unknown {
  if (!field.startsWith('custom.')) return row[field] ?? null
  const custom = row.custom as Record<string, unknown> | undefined
  return custom?.[field.slice('custom.'.length)] ?? null
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

function compares(value: unknown, operator: '<' | '<=' | '>' | '>=', to: Scalar): boolean {
  if (value === null || to === null) return false
  const order = (v: unknown): number | string => (v instanceof Date ? v.getTime() : (v as number | string))
  const [a, b] = [order(value), order(to)]
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  return operator === '>' ? a > b : a >= b
}

/** Whether a row loaded by the kernel satisfies `where`. */
export function matches(where: Where, row: Record<string, unknown>): boolean {
  if (typeof where === 'boolean') return where
  if ('all' in where) return where.all.every(part => matches(part, row))
  if ('any' in where) return where.any.some(part => matches(part, row))
  if ('not' in where) return !matches(where.not, row)
  const value = valueAt(row, where.field)
  if ('is' in where) return same(value, where.is)
  if ('in' in where) return where.in.some(item => same(value, item))
  if ('compare' in where) return compares(value, where.compare, where.to)
  if ('empty' in where) return isEmpty(value) === where.empty
  return Array.isArray(value) && where.overlaps.some(item => value.includes(item))
}

/** All parts must hold; constants are folded so that SQL stays small. */
export function all(...parts: Where[]): Where {
  const rest = parts.filter(part => part !== true)
  if (rest.includes(false)) return false
  return rest.length === 0 ? true : rest.length === 1 ? (rest[0] as Where) : { all: rest }
}

/** One part must hold. No part at all means nobody: an empty rule never allows. */
export function any(...parts: Where[]): Where {
  const rest = parts.filter(part => part !== false)
  if (rest.includes(true)) return true
  return rest.length === 0 ? false : rest.length === 1 ? (rest[0] as Where) : { any: rest }
}
