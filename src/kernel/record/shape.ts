import type { RecordType } from './declaration.ts'
import type { Field } from './fields.ts'
import { spineFields } from './spine.ts'

/** `closureCode` → `closure_code`; references carry `_id`, reference lists `_ids`. */
export function columnName(name: string, field: Field): string {
  const snake = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  if (field.kind === 'ref') return `${snake}_id`
  return field.kind === 'refList' ? `${snake.replace(/s$/, '')}_ids` : snake
}

export interface Column {
  field: string
  name: string
  /** `w`: the spine or the record's only table; `o`: the practice's own table. */
  alias: 'w' | 'o'
  declaration: Field
}

const standardFields: Record<string, Field> = {
  id: { kind: 'text', filterable: true },
  version: { kind: 'number' },
  createdAt: { kind: 'instant', sortable: true, filterable: true, readOnly: true },
  updatedAt: { kind: 'instant', sortable: true, filterable: true, readOnly: true },
}
const workItemFields: Record<string, Field> = {
  type: { kind: 'text', filterable: true },
  number: { kind: 'text', sortable: true, filterable: true, readOnly: true },
  state: { kind: 'choice', filterable: true, readOnly: true },
  stateCategory: { kind: 'choice', filterable: true, readOnly: true },
}

/** Where a reference's display name is read. */
export interface Target {
  table: string
  name: string
}

/**
 * How one record type lies in PostgreSQL: its columns and the constant text of its SELECT.
 * Reference names come in the same statement as `<field>$name`, so that a reply needs no second read.
 */
export class Shape {
  readonly record: RecordType
  readonly columns: ReadonlyMap<string, Column>
  readonly select: string
  readonly joins: string
  readonly mainTable: string
  readonly ownTable: string | null

  constructor(record: RecordType, targetOf: (type: string) => Target) {
    this.record = record
    const workItem = record.kind === 'work-item'
    this.mainTable = workItem ? 'work_item' : record.table
    this.ownTable = workItem ? record.table : null
    this.columns = columnsOf(record)
    const fields = [...this.columns.values()].filter(column => column.field in record.fields)
    const system = [...this.columns.values()].filter(column => !(column.field in record.fields))
    this.select = [
      ...system.map(column => `w.${column.name} as "${column.field}"`),
      'w.custom',
      ...fields.map(column => `${readable(column)} as "${column.field}"`),
      ...fields.flatMap(column => nameOf(column, targetOf)),
    ].join(', ')
    this.joins = fields
      .filter(column => column.declaration.kind === 'ref')
      .map(column => {
        const target = targetOf(column.declaration.target ?? '')
        return `left join ${target.table} "r_${column.field}" on "r_${column.field}".id = ${column.alias}.${column.name}`
      })
      .join(' ')
  }

  /** The FROM clause with other sources for the two aliases, so that fresh rows of a write read alike. */
  from(main = this.mainTable, own = this.ownTable): string {
    const ownJoin = own ? ` join ${own} o on o.id = w.id` : ''
    return `${main} w${ownJoin} ${this.joins}`
  }

  column(field: string): Column | undefined {
    return this.columns.get(field)
  }
}

function columnsOf(record: RecordType): Map<string, Column> {
  const columns = new Map<string, Column>()
  const add = (field: string, declaration: Field, alias: 'w' | 'o') =>
    columns.set(field, { field, name: columnName(field, declaration), alias, declaration })
  for (const [name, field] of Object.entries(standardFields)) add(name, field, 'w')
  if (record.kind === 'work-item') {
    for (const [name, field] of Object.entries(workItemFields)) {
      add(name, name === 'state' ? { ...field, values: Object.keys(record.states) } : field, 'w')
    }
  }
  for (const [name, field] of Object.entries(record.fields)) {
    add(name, field, record.kind === 'work-item' && !(name in spineFields) ? 'o' : 'w')
  }
  return columns
}

function readable({ alias, name, declaration }: Column): string {
  const cast = declaration.kind === 'date' || declaration.ranked ? '::text' : ''
  return `${alias}.${name}${cast}`
}

function nameOf(column: Column, targetOf: (type: string) => Target): string[] {
  const { kind, target } = column.declaration
  if (kind === 'ref') return [`"r_${column.field}".${targetOf(target ?? '').name} as "${column.field}$name"`]
  if (kind !== 'refList') return []
  const { table, name } = targetOf(target ?? '')
  return [
    `(select jsonb_object_agg(t.id, t.${name}) from ${table} t where t.id = any(${column.alias}.${column.name})) as "${column.field}$names"`,
  ]
}
