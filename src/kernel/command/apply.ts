import { run } from '../database.ts'
import type { Kernel } from '../kernel.ts'
import type { FactRow } from '../ledger/fact.ts'
import type { AnyRow } from '../record/declaration.ts'
import type { Shape } from '../record/shape.ts'
import type { Change } from './change.ts'
import { problemOfConstraint } from './constraints.ts'
import type { Write } from './decision.ts'
import type { References } from './references.ts'

/**
 * Writes a change as ONE statement: spine, own table, ledger and everything beside them, returning the fresh row
 * with the names of what it refers to. Null when another writer was first (the version moved), or when something it
 * refers to is not there.
 */
export async function applyChange(
  kernel: Kernel,
  change: Change,
  references: References = new Map(),
): Promise<AnyRow | null> {
  const shape = kernel.registry.shape(change.record.type)
  const after = { ...(change.before ?? {}), ...change.set, id: change.id, version: change.version } as AnyRow
  const also = [
    ...change.also,
    ...kernel.registry.participants.flatMap(participant =>
      participant.writes({ before: change.before, after, facts: change.facts, now: change.now }),
    ),
  ]
  const statement = new Statement(shape)
  for (const [target, byId] of references) {
    statement.require(kernel.registry.shape(target).mainTable, [...byId.keys()])
  }
  if (change.before) statement.update(change)
  else statement.insert(change)
  statement.facts(change.facts)
  for (const write of also) statement.beside(write)
  try {
    const [row] = await run<AnyRow>(kernel.db, statement.text(), statement.values)
    return row ?? null
  } catch (error) {
    throw problemOfConstraint(error, shape) ?? error
  }
}

class Statement {
  readonly values: unknown[] = []
  readonly #shape: Shape
  readonly #parts: string[] = []
  readonly #conditions: string[] = []
  #own: string | null

  constructor(shape: Shape) {
    this.#shape = shape
    this.#own = shape.ownTable
  }

  /** Nothing is written unless all these rows exist. To be said before what is written. */
  require(table: string, ids: readonly string[]): void {
    const found = `select count(*) from ${table} t where t.id = any(${this.#param(ids)}::uuid[])`
    this.#conditions.push(`(${found}) = ${this.#param(ids.length)}`)
  }

  insert({ record, id, set, now }: Change): void {
    const { main, own } = this.#columns(set)
    const number = record.prefix
      ? [['number', `'${record.prefix}' || lpad(nextval('number_${record.type}')::text, 7, '0')`]]
      : []
    const type = record.kind === 'work-item' ? [['type', this.#param(record.type)]] : []
    const at = this.#param(now)
    const columns = [
      ['id', this.#param(id)],
      ...type,
      ...number,
      ...main,
      ['created_at', at],
      ['updated_at', at],
    ]
    this.#parts.push(
      `w as (insert into ${this.#shape.mainTable} (${names(columns)}) select ${expressions(columns)} where ${this.#required()} returning *)`,
    )
    if (!this.#shape.ownTable) return
    const ownColumns = [['id', this.#param(id)], ...own]
    this.#parts.push(
      `o as (insert into ${this.#shape.ownTable} (${names(ownColumns)}) select ${expressions(ownColumns)} where exists (select 1 from w) returning *)`,
    )
    this.#own = 'o'
  }

  update({ id, set, version, now }: Change): void {
    const { main, own } = this.#columns(set)
    const columns = [...main, ['version', this.#param(version)], ['updated_at', this.#param(now)]]
    this.#parts.push(
      `w as (update ${this.#shape.mainTable} set ${assignments(columns)} where id = ${this.#param(id)} and version = ${this.#param(version - 1)} and ${this.#required()} returning *)`,
    )
    if (own.length === 0) return
    this.#parts.push(
      `o as (update ${this.#shape.ownTable} t set ${assignments(own)} from w where t.id = w.id returning t.*)`,
    )
    this.#own = 'o'
  }

  facts(facts: readonly FactRow[]): void {
    if (facts.length === 0) return
    this.#fromJson('ledger', facts.map(ledgerRow))
  }

  beside(write: Write): void {
    if ('insert' in write) {
      this.#fromJson(write.insert, [write.row])
      return
    }
    const pairs = (values: Record<string, unknown>) =>
      Object.entries(values).map(([column, value]) => `${column} = ${this.#param(value)}`)
    const act =
      'update' in write
        ? `update ${write.update} set ${pairs(write.set).join(', ')}`
        : `delete from ${write.delete}`
    this.#parts.push(
      `x${this.#parts.length} as (${act} where ${pairs(write.where).join(' and ')} and exists (select 1 from w))`,
    )
  }

  text(): string {
    return `with ${this.#parts.join(', ')} select ${this.#shape.select} from ${this.#shape.from('w', this.#own)}`
  }

  /** jsonb_populate_recordset gives each value its column's type; nothing is written when `w` is empty. */
  #fromJson(table: string, rows: readonly Record<string, unknown>[]): void {
    const columns = Object.keys(rows[0] ?? {}).join(', ')
    this.#parts.push(
      `x${this.#parts.length} as (insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ${this.#param(JSON.stringify(rows))}::jsonb) where exists (select 1 from w))`,
    )
  }

  #required(): string {
    return this.#conditions.length === 0 ? 'true' : this.#conditions.join(' and ')
  }

  #columns(set: Record<string, unknown>): { main: string[][]; own: string[][] } {
    const main: string[][] = []
    const own: string[][] = []
    for (const [field, value] of Object.entries(set)) {
      if (field === 'custom') {
        main.push(['custom', this.#param(JSON.stringify(value ?? {}))])
        continue
      }
      const column = this.#shape.column(field)
      if (!column) throw new Error(`${this.#shape.record.type} has no field ${field}.`)
      const stored = column.declaration.kind === 'json' ? JSON.stringify(value) : value
      ;(column.alias === 'w' ? main : own).push([column.name, this.#param(stored)])
    }
    return { main, own }
  }

  #param(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

const names = (columns: string[][]): string => columns.map(([name]) => name).join(', ')
const expressions = (columns: string[][]): string => columns.map(([, expression]) => expression).join(', ')
const assignments = (columns: string[][]): string =>
  columns.map(([name, expression]) => `${name} = ${expression}`).join(', ')

/** A fact as its ledger columns. */
export const ledgerRow = (fact: FactRow): Record<string, unknown> => ({
  at: fact.at,
  record_type: fact.recordType,
  record_id: fact.recordId,
  fact: fact.fact,
  actor_id: fact.actorId,
  actor_name: fact.actorName,
  via: fact.via,
  internal: fact.internal,
  version: fact.version,
  changes: fact.changes,
  data: fact.data,
})
