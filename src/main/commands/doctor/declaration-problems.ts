import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'
import type { Field } from '../../../kernel/record/fields.ts'
import type { Registry } from '../../../kernel/record/registry.ts'
import type { Column, Shape } from '../../../kernel/record/shape.ts'

interface Found {
  table: string
  column: string
  type: string
  /** An insert that leaves the column out succeeds. */
  fillsItself: boolean
}

/** Where the declarations and the database differ, a sentence each; none when they are equal. */
export async function declarationProblems(db: Executor, registry: Registry): Promise<string[]> {
  const columns = await sql<Found>`
    select table_name as table, column_name as column, udt_name as type,
      is_nullable = 'YES' or column_default is not null or is_generated = 'ALWAYS' or is_identity = 'YES' as "fillsItself"
    from information_schema.columns where table_schema = 'public'`.execute(db)
  const sequences = await sql<{ name: string }>`
    select sequence_name as name from information_schema.sequences where sequence_schema = 'public'`.execute(
    db,
  )
  const tables = Map.groupBy(columns.rows, found => found.table)
  const names = new Set(sequences.rows.map(row => row.name))
  return registry.modules.flatMap(({ record }) => {
    const sequence = `number_${record.type}`
    const unnumbered = record.prefix && !names.has(sequence) ? [`There is no sequence ${sequence}.`] : []
    return [...unnumbered, ...shapeProblems(registry.shape(record.type), tables)]
  })
}

function shapeProblems(shape: Shape, tables: ReadonlyMap<string, readonly Found[]>): string[] {
  const main = [...shape.columns.values()].filter(column => column.alias === 'w').map(wanted)
  const own = [...shape.columns.values()].filter(column => column.alias === 'o').map(wanted)
  const search = shape.record.kind === 'record' ? [{ name: 'search', types: ['tsvector'] }] : []
  const custom = { name: 'custom', types: ['jsonb'] }
  return [
    ...tableProblems(shape.mainTable, [...main, custom, ...search], tables),
    ...(shape.ownTable
      ? tableProblems(shape.ownTable, [{ name: 'id', types: ['uuid'] }, ...own], tables)
      : []),
  ]
}

interface Wanted {
  name: string
  types: readonly string[]
}

function tableProblems(
  table: string,
  wanted: readonly Wanted[],
  tables: ReadonlyMap<string, readonly Found[]>,
): string[] {
  const found = tables.get(table)
  if (!found) return [`There is no table ${table}.`]
  const types = new Map(found.map(({ column, type }) => [column, type]))
  const wrong = wanted.flatMap(({ name, types: fitting }) => {
    const type = types.get(name)
    if (!type) return [`${table} has no column ${name}.`]
    return fitting.includes(type)
      ? []
      : [`${table}.${name} is ${type}; its field needs ${fitting.join(' or ')}.`]
  })
  const declared = new Set(wanted.map(({ name }) => name))
  const unfilled = found
    .filter(({ column, fillsItself }) => !fillsItself && !declared.has(column))
    .map(({ column }) => `${table}.${column} must be filled and belongs to no field.`)
  return [...wrong, ...unfilled]
}

const wanted = ({ field, name, declaration }: Column): Wanted => ({
  name,
  types: typesFor(field, declaration),
})

/** The types of PostgreSQL that hold a field's values exactly. */
function typesFor(name: string, { kind, ranked }: Field): readonly string[] {
  if (name === 'id') return ['uuid']
  switch (kind) {
    case 'choice':
      return [ranked ? 'int2' : 'text']
    case 'text':
    case 'longText':
      return ['text']
    case 'number':
      return ['int4', 'int8', 'int2', 'numeric', 'float8']
    case 'boolean':
      return ['bool']
    case 'multiChoice':
    case 'textList':
      return ['_text']
    case 'date':
      return ['date']
    case 'instant':
      return ['timestamptz']
    case 'ref':
      return ['uuid']
    case 'refList':
      return ['_uuid']
    case 'json':
      return ['jsonb']
  }
}
