import type { Difference } from '../../../kernel/ledger/fact.ts'
import type { Field } from '../../../kernel/record/fields.ts'
import type { HistoricFact, HistoricRecord } from '../../../kernel/record/load-history.ts'
import { historicId } from '../../../kernel/record/load-history.ts'
import { endingsOf, notEnded } from './endings.ts'
import type { LogRow } from './log-columns.ts'
import { type Snapshot, type Surroundings, snapshotOf, titleOf } from './snapshot.ts'
import { factBetween } from './states.ts'

/** The incident under its number in this log: how a second import finds it again. */
export const externalIdOf = (number: string): string => `incident-audit-log:${number}`

/** Nobody is named: the import itself states it. */
const nameless = 'system:import'

/** One incident's rows, in order, as the record they lead to: each row is one fact with its difference to the row before. */
export function historyOf(
  rows: readonly LogRow[],
  around: Surroundings,
  fields: Readonly<Record<string, Field>>,
): HistoricRecord {
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) throw new Error('An incident without rows has no history.')
  const endings = endingsOf(rows)
  const snapshots = rows.map((row, index) => snapshotOf(row, endings[index] ?? notEnded, around))
  const begin = { title: titleOf(first), openedBy: around.idOf('person', first.openedBy) }
  const facts = snapshots.map((snapshot, index) => {
    const row = rows[index] ?? first
    const before = snapshots[index - 1]
    return before
      ? step(row, before, snapshot, around, fields)
      : opening(row, { ...begin, ...snapshot }, around)
  })
  const latest = Math.max(...facts.map(each => each.at.getTime()))
  return {
    type: 'incident',
    id: historicId(first.openedAt, externalIdOf(first.number)),
    number: first.number,
    values: {
      ...begin,
      ...inColumns(snapshots.at(-1)),
      externalId: externalIdOf(first.number),
      createdAt: first.openedAt,
      updatedAt: new Date(latest),
    },
    facts,
  }
}

/** The incident is opened at its own time; the row's update is only when the log saw it first. */
function opening(row: LogRow, snapshot: Snapshot, { idOf }: Surroundings): HistoricFact {
  const given = Object.entries(snapshot).filter(([name, to]) => to !== null && name !== 'description')
  return {
    at: row.openedAt,
    fact: 'incident.created',
    actorId: idOf('person', row.openedBy),
    actorName: row.openedBy ?? nameless,
    changes: Object.fromEntries(given.map(([name, to]) => [name, { from: null, to }])),
    data: {
      ...sourceOf(row),
      firstUpdateAt: row.updatedAt,
      ...(row.updatedBy ? { firstUpdateBy: row.updatedBy } : {}),
      ...(row.createdBy ? { createdBy: row.createdBy } : {}),
      ...(row.createdAt ? { createdAt: row.createdAt } : {}),
    },
  }
}

function step(
  row: LogRow,
  before: Snapshot,
  after: Snapshot,
  { idOf }: Surroundings,
  fields: Readonly<Record<string, Field>>,
): HistoricFact {
  const changes = differences(before, after)
  const names = Object.keys(changes)
  return {
    at: row.updatedAt,
    fact: `incident.${factBetween(before, after)}`,
    actorId: idOf('person', row.updatedBy),
    actorName: row.updatedBy ?? nameless,
    // As the pipeline does: what concerns internal fields alone, or nothing, is no news for the requester.
    internal: names.every(name => name.startsWith('custom.') || fields[name]?.internal === true),
    changes: names.length > 0 ? changes : null,
    data: sourceOf(row),
  }
}

const sourceOf = (row: LogRow): Record<string, unknown> => ({
  row: row.row,
  sourceState: row.state.text,
  ...(row.modCount === null ? {} : { update: row.modCount }),
})

function differences(before: Snapshot, after: Snapshot): Record<string, Difference> {
  const changed = Object.keys(after).filter(name => plain(before[name]) !== plain(after[name]))
  return Object.fromEntries(
    changed.map(name => [name, { from: before[name] ?? null, to: after[name] ?? null }]),
  )
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.getTime() : (value ?? null))

/** `custom.symptom` of a snapshot is a key of the record's custom values. */
function inColumns(snapshot: Snapshot | undefined): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(snapshot ?? {})) {
    if (!name.startsWith('custom.')) values[name] = value
    else if (value !== null) custom[name.slice('custom.'.length)] = value
  }
  return { ...values, custom }
}
