import { type RawBuilder, sql } from 'kysely'
import type { Scalar, Where } from '../access/where.ts'
import type { Column, Shape } from '../record/shape.ts'

type Sql = RawBuilder<boolean>

const compareText = {
  '<': sql.raw('<'),
  '<=': sql.raw('<='),
  '>': sql.raw('>'),
  '>=': sql.raw('>='),
} as const

const ref = (column: Column) => sql.raw(`${column.alias}.${column.name}`)

/** A ranked choice is a small integer in its column and a code everywhere else. */
const cast = (column: Column): RawBuilder<unknown> =>
  column.declaration.ranked
    ? sql.raw('::smallint')
    : column.declaration.kind === 'ref'
      ? sql.raw('::uuid')
      : sql.raw('')

const listCast = (column: Column): string => {
  const { kind, ranked } = column.declaration
  return ranked
    ? 'smallint[]'
    : kind === 'ref' || kind === 'refList' || column.name === 'id'
      ? 'uuid[]'
      : 'text[]'
}

const isArray = (column: Column): boolean =>
  ['refList', 'multiChoice', 'textList'].includes(column.declaration.kind)

/** Reads a `Where` as SQL over the aliases of the shape. Gives the same answer as `matches`. */
export function toSql(where: Where, shape: Shape): Sql {
  if (typeof where === 'boolean') return sql<boolean>`${sql.raw(String(where))}`
  if ('all' in where) return joined(where.all, ' and ', shape, true)
  if ('any' in where) return joined(where.any, ' or ', shape, false)
  if ('not' in where) return sql<boolean>`(${toSql(where.not, shape)}) is not true`
  if (where.field.startsWith('custom.')) return customSql(where, where.field.slice('custom.'.length))
  const column = shape.column(where.field)
  if (!column) throw new Error(`${shape.record.type} has no field ${where.field}.`)
  const name = ref(column)
  if ('is' in where) return is(column, where.is)
  if ('in' in where && where.in.length === 0) return sql<boolean>`false`
  // Written out, so that the planner can prove the predicate of the partial indexes.
  if ('in' in where && column.field === 'stateCategory') {
    return sql<boolean>`${name} in (${sql.join(where.in.map(item => sql.lit(String(item))))})`
  }
  if ('in' in where) return sql<boolean>`${name} = any(${[...where.in]}::${sql.raw(listCast(column))})`
  if ('overlaps' in where)
    return sql<boolean>`${name} && ${[...where.overlaps]}::${sql.raw(listCast(column))}`
  if ('compare' in where)
    return sql<boolean>`${name} ${compareText[where.compare]} ${where.to}${cast(column)}`
  return empty(column, where.empty)
}

function joined(parts: readonly Where[], separator: string, shape: Shape, none: boolean): Sql {
  if (parts.length === 0) return sql<boolean>`${sql.raw(String(none))}`
  return sql<boolean>`(${sql.join(
    parts.map(part => toSql(part, shape)),
    sql.raw(separator),
  )})`
}

function is(column: Column, value: Scalar): Sql {
  if (value === null) return sql<boolean>`${ref(column)} is null`
  return sql<boolean>`${ref(column)} = ${value}${cast(column)}`
}

function empty(column: Column, wanted: boolean): Sql {
  const name = ref(column)
  const textual = ['text', 'longText'].includes(column.declaration.kind) && column.name !== 'id'
  // Not by cardinality(): of an equality the planner knows how many rows have it.
  const test = isArray(column)
    ? sql<boolean>`${name} = '{}'`
    : textual
      ? sql<boolean>`(${name} is null or ${name} = '')`
      : sql<boolean>`${name} is null`
  return wanted ? test : sql<boolean>`not ${test}`
}

/** Custom values live in jsonb; equality is a containment that the GIN index serves. */
function customSql(
  where: Exclude<Where, boolean | { all: unknown } | { any: unknown } | { not: unknown }>,
  key: string,
): Sql {
  const value = sql`w.custom->${key}::text`
  const contains = (item: Scalar) => sql<boolean>`w.custom @> ${JSON.stringify({ [key]: item })}::jsonb`
  if ('is' in where)
    return where.is === null ? sql<boolean>`coalesce(${value}, 'null') = 'null'` : contains(where.is)
  if ('in' in where) {
    if (where.in.length === 0) return sql<boolean>`false`
    return sql<boolean>`(${sql.join(where.in.map(contains), sql.raw(' or '))})`
  }
  if ('overlaps' in where) return sql<boolean>`false`
  if ('compare' in where) {
    const to = sql`${JSON.stringify(where.to)}::jsonb`
    return sql<boolean>`(jsonb_typeof(${value}) = jsonb_typeof(${to}) and ${value} ${compareText[where.compare]} ${to})`
  }
  const blank = sql<boolean>`coalesce(${value}, 'null') in ('null', '""', '[]')`
  return where.empty ? blank : sql<boolean>`not ${blank}`
}

/** The fields a condition speaks of. */
function fieldsOf(where: Where): string[] {
  if (typeof where === 'boolean') return []
  if ('all' in where) return where.all.flatMap(fieldsOf)
  if ('any' in where) return where.any.flatMap(fieldsOf)
  if ('not' in where) return fieldsOf(where.not)
  return [where.field]
}

/** The join to the practice's own table, only when a condition speaks of it. */
export const ownJoin = (shape: Shape, where: Where): string =>
  shape.ownTable && fieldsOf(where).some(field => shape.column(field)?.alias === 'o')
    ? `join ${shape.ownTable} o on o.id = w.id`
    : ''
