import { matches, type Where } from '../../kernel/access/where.ts'

/** A rule of access as a page shows it: the same value the kernel enforces, with what it met on one row. */
export interface Clause {
  kind: 'constant' | 'all' | 'any' | 'not' | 'test'
  /** Whether it holds for the row; null without a row. */
  holds: boolean | null
  /** Whether the verdict follows from this clause. */
  decides: boolean
  parts: Clause[]
  test?: {
    field: string
    operator: 'is' | 'in' | 'compare' | 'overlaps' | 'empty'
    expected: unknown[]
    actual: unknown[]
  }
}

const listed = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined || value === '' ? [] : [value]

function testOf(where: Exclude<Where, boolean>, row: Record<string, unknown> | null): Clause['test'] {
  if (!('field' in where)) return undefined
  const { field } = where
  const actual = listed(row?.[field])
  if ('is' in where) return { field, operator: 'is', expected: listed(where.is), actual }
  if ('in' in where) return { field, operator: 'in', expected: [...where.in], actual }
  if ('overlaps' in where) return { field, operator: 'overlaps', expected: [...where.overlaps], actual }
  if ('empty' in where) return { field, operator: 'empty', expected: [where.empty], actual }
  return { field, operator: 'compare', expected: [where.compare, where.to], actual }
}

/** Reads a rule aloud. With a row it says which clauses hold, by the kernel's own `matches`, and which decide. */
export function describeWhere(where: Where, row: Record<string, unknown> | null, decides = true): Clause {
  const holds = row ? matches(where, row) : null
  if (typeof where === 'boolean') return { kind: 'constant', holds: where, decides, parts: [] }
  const part = (inner: Where, decidesHere: boolean) => describeWhere(inner, row, decides && decidesHere)
  if ('all' in where) {
    // It fails by those that fail; it holds by all together.
    const parts = where.all.map(inner => part(inner, holds !== false || !row || !matches(inner, row)))
    return { kind: 'all', holds, decides, parts }
  }
  if ('any' in where) {
    const parts = where.any.map(inner => part(inner, holds !== true || !row || matches(inner, row)))
    return { kind: 'any', holds, decides, parts }
  }
  if ('not' in where) return { kind: 'not', holds, decides, parts: [part(where.not, true)] }
  const test = testOf(where, row)
  return { kind: 'test', holds, decides, parts: [], ...(test ? { test } : {}) }
}
