import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../problem.ts'
import type { Column, Shape } from '../record/shape.ts'

/** One key of the order. The last is always the id, so that the order is total. */
export interface Key {
  column: Column
  descending: boolean
}

/** Rows without such an instant come last, as if theirs were never. */
const never = 'infinity'
const name = ({ column: { alias, name: column, declaration, field } }: Key): RawBuilder<unknown> => {
  const mayLack = declaration.kind === 'instant' && field !== 'createdAt' && field !== 'updatedAt'
  return sql.raw(mayLack ? `coalesce(${alias}.${column}, '${never}'::timestamptz)` : `${alias}.${column}`)
}
const cast = ({ column }: Key): RawBuilder<unknown> => {
  if (column.declaration.ranked) return sql.raw('::smallint')
  if (column.declaration.kind === 'instant') return sql.raw('::timestamptz')
  return sql.raw(column.name === 'id' ? '::uuid' : '')
}

/** Reads `priority,-updatedAt`. Only fields with an index made for it may order a list. */
export function keysOf(shape: Shape, sort: string): Key[] {
  const keys = sort
    .split(',')
    .filter(part => part !== '')
    .map(part => keyOf(shape, part))
  if (keys.length > 3 || new Set(keys.map(key => key.column)).size < keys.length)
    throw new Problem('bad_filter', 'A list is sorted by at most three fields, each once.')
  const id = shape.column('id')
  if (!id) throw new Error(`${shape.record.type} has no id.`)
  return [...keys, { column: id, descending: keys.at(-1)?.descending ?? true }]
}

function keyOf(shape: Shape, part: string): Key {
  const descending = part.startsWith('-')
  const field = part.replace(/^[-+]/, '')
  const column = shape.column(field)
  const sortable =
    column &&
    (column.declaration.sortable || (field === shape.record.titleField && shape.record.kind === 'record'))
  if (!column || !sortable)
    throw new Problem('bad_filter', `${shape.record.plural} cannot be sorted by ${field}.`)
  return { column, descending }
}

export const orderBy = (keys: readonly Key[]): RawBuilder<unknown> =>
  sql.join(keys.map(key => sql`${name(key)} ${sql.raw(key.descending ? 'desc' : 'asc')}`))

/**
 * The conditions for the rows behind `after`, as ranges an index scan begins at directly. Keys of one direction are
 * one row comparison; mixed directions become one range a key, read side by side.
 */
export function pages(keys: readonly Key[], after: readonly unknown[] | null): RawBuilder<boolean>[] {
  if (!after) return [sql<boolean>`true`]
  const [first] = keys
  if (keys.every(key => key.descending === first?.descending)) {
    const columns = sql.join(keys.map(name))
    const values = sql.join(keys.map((key, index) => sql`${after[index]}${cast(key)}`))
    return [sql<boolean>`(${columns}) ${sql.raw(first?.descending ? '<' : '>')} (${values})`]
  }
  return keys.map((key, index) => {
    const equal = keys.slice(0, index).map((k, i) => sql`${name(k)} = ${after[i]}${cast(k)}`)
    const beyond = sql`${name(key)} ${sql.raw(key.descending ? '<' : '>')} ${after[index]}${cast(key)}`
    return sql<boolean>`${sql.join([...equal, beyond], sql.raw(' and '))}`
  })
}

const signature = (keys: readonly Key[]): string =>
  keys.map(key => (key.descending ? '-' : '') + key.column.field).join(',')

/** Where the next page begins. The clock gives whole milliseconds, so ISO text loses nothing of an instant. */
export function cursorOf(keys: readonly Key[], row: Record<string, unknown>): string {
  const values = keys.map(key => row[key.column.field] ?? never)
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url')
}

export function readCursor(cursor: string, keys: readonly Key[]): unknown[] {
  const bad = new Problem('bad_cursor', 'This cursor does not belong to this list. Begin again without it.')
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(parsed) || parsed[0] !== signature(keys) || parsed.length !== keys.length + 1)
      throw bad
    const values = parsed.slice(1)
    if (values.some(value => typeof value !== 'string' && typeof value !== 'number')) throw bad
    return values
  } catch {
    throw bad
  }
}
