import type { Actor } from '../access/actor.ts'
import type { Difference, FactRow } from '../ledger/fact.ts'
import type { AnyRow, RecordType } from '../record/declaration.ts'
import type { AnyCommand } from './command.ts'
import type { Decision, Write } from './decision.ts'

/** What a decision comes to: the columns to set, the ledger's rows, and the writes beside them. */
export interface Change {
  record: RecordType
  before: AnyRow | null
  id: string
  version: number
  set: Record<string, unknown>
  facts: FactRow[]
  also: readonly Write[]
  now: Date
  /** The decision changes nothing and says nothing: a repeated click. */
  nothing: boolean
}

interface Parts {
  command: AnyCommand
  actor: Actor
  row: AnyRow
  decision: Decision
  now: Date
  creates: boolean
}

/** Works out the exact difference and states the facts. Pure. */
export function changeOf({ command, actor, row, decision, now, creates }: Parts): Change {
  const { record } = command
  const { id } = row
  const version = row.version + 1
  const wanted = { ...decision.set, ...stateOf(command) }
  const set = creates ? { ...initial(record, row), ...wanted } : onlyDifferent(row, wanted)
  const stated = decision.facts ?? [{ fact: command.fact, internal: command.internal, data: decision.data }]
  const changes = creates ? given(record, wanted) : differences(row, set)
  const facts = stated.map(
    (fact, index): FactRow => ({
      seq: 0,
      at: now,
      recordType: record.type,
      recordId: id,
      fact: fact.fact,
      actorId: actor.id,
      actorName: actor.name,
      via: actor.via,
      internal: fact.internal ?? (index === 0 && isAllInternal(record, changes) && !fact.data),
      version,
      // The difference belongs to the first fact; the others say what else happened.
      changes: index === 0 && Object.keys(changes).length > 0 ? changes : null,
      data: fact.data ?? null,
    }),
  )
  const nothing =
    !creates &&
    Object.keys(set).length === 0 &&
    !decision.also?.length &&
    !decision.facts?.length &&
    !decision.data
  return {
    record,
    before: creates ? null : row,
    id,
    version,
    set,
    facts,
    also: decision.also ?? [],
    now,
    nothing,
  }
}

function stateOf(command: AnyCommand): Record<string, unknown> {
  if (!command.to) return {}
  return { state: command.to, stateCategory: command.record.states[command.to] }
}

function initial(record: RecordType, row: AnyRow): Record<string, unknown> {
  const values = Object.keys(record.fields).map(name => [name, row[name]])
  const standing = record.kind === 'work-item' ? { state: row.state, stateCategory: row.stateCategory } : {}
  return { ...Object.fromEntries(values), ...standing }
}

const comparable = (value: unknown): unknown =>
  value instanceof Date
    ? value.getTime()
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : value

function onlyDifferent(row: AnyRow, wanted: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => value !== undefined && comparable(row[name] ?? null) !== comparable(value),
    ),
  )
}

/** State category follows the state; the history tells the state alone. */
function differences(row: AnyRow, set: Record<string, unknown>): Record<string, Difference> {
  const changes: Record<string, Difference> = {}
  for (const [name, to] of Object.entries(set)) {
    if (name === 'stateCategory') continue
    if (name === 'custom')
      Object.assign(changes, customDifferences(row.custom, to as Record<string, unknown>))
    else changes[name] = { from: row[name] ?? null, to }
  }
  return changes
}

function customDifferences(
  from: Record<string, unknown>,
  to: Record<string, unknown>,
): Record<string, Difference> {
  const changes: Record<string, Difference> = {}
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (comparable(from[key] ?? null) === comparable(to[key] ?? null)) continue
    changes[`custom.${key}`] = { from: from[key] ?? null, to: to[key] ?? null }
  }
  return changes
}

/** What a new record begins with. A long text is left out: it stands in the row, or is the `from` of its first change. */
function given(record: RecordType, wanted: Record<string, unknown>): Record<string, Difference> {
  const changes: Record<string, Difference> = {}
  for (const [name, to] of Object.entries(wanted)) {
    if (name === 'custom')
      Object.assign(changes, customDifferences({}, (to ?? {}) as Record<string, unknown>))
    else if (
      to !== null &&
      to !== undefined &&
      name !== 'stateCategory' &&
      record.fields[name]?.kind !== 'longText'
    ) {
      changes[name] = { from: null, to }
    }
  }
  return changes
}

const isAllInternal = (record: RecordType, changes: Record<string, Difference>): boolean => {
  const names = Object.keys(changes)
  return names.length > 0 && names.every(name => record.fields[name]?.internal === true)
}
