import { ledgerRow } from '../command/apply.ts'
import type { HistoricRecord } from './historic-record.ts'
import { historicId } from './historic-record.ts'
import type { Column, Shape } from './shape.ts'

/** A record to write, with the version it has before these facts. */
export interface Placed extends HistoricRecord {
  before: number
}

/** The spine's row, or the record's only one. With `given` only those fields: for one that is here already. */
export function mainRow(shape: Shape, record: Placed, given?: ReadonlySet<string>): Record<string, unknown> {
  const fields = columnsOf(shape, 'w', given).filter(column => !system.has(column.field))
  const row: Record<string, unknown> = {
    id: record.id,
    version: Math.max(1, record.before + record.facts.length),
  }
  for (const column of fields) row[column.name] = valueIn(record, column)
  if (!given || given.has('custom')) row.custom = record.values.custom ?? {}
  if (shape.record.kind !== 'work-item') return row
  const { states } = shape.record
  const state = String(record.values.state ?? shape.record.initialState)
  if (!states[state]) throw new Error(`${shape.record.type} has no state ${state}.`)
  const identity = given ? {} : { type: shape.record.type, number: record.number }
  return { ...row, ...identity, state, state_category: states[state] }
}

/** The row of the practice's own table. */
export function ownRow(shape: Shape, record: Placed, given?: ReadonlySet<string>): Record<string, unknown> {
  const row: Record<string, unknown> = { id: record.id }
  for (const column of columnsOf(shape, 'o', given)) row[column.name] = valueIn(record, column)
  return row
}

export const factRows = (record: Placed): Record<string, unknown>[] =>
  record.facts.map((fact, index) =>
    ledgerRow({
      seq: 0,
      at: fact.at,
      recordType: record.type,
      recordId: record.id,
      fact: fact.fact,
      actorId: fact.actorId,
      actorName: fact.actorName,
      via: fact.via ?? 'import',
      internal: fact.internal ?? false,
      version: record.before + index + 1,
      changes: fact.changes ?? null,
      data: fact.data ?? null,
    }),
  )

export const commentRows = (record: Placed): Record<string, unknown>[] =>
  (record.comments ?? []).map(comment => ({
    id: comment.id ?? historicId(comment.at),
    record_type: record.type,
    record_id: record.id,
    author_id: comment.authorId,
    author_name: comment.authorName,
    body: comment.body,
    internal: comment.internal ?? false,
    at: comment.at,
  }))

const system = new Set(['id', 'version', 'type', 'number', 'state', 'stateCategory'])

const columnsOf = (shape: Shape, alias: Column['alias'], given?: ReadonlySet<string>): Column[] =>
  [...shape.columns.values()].filter(column => column.alias === alias && (!given || given.has(column.field)))

const valueIn = (record: HistoricRecord, { field, declaration }: Column): unknown =>
  record.values[field] ?? declaration.default ?? null
