import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type ColumnMapping, missingTargets, placesOf } from '../mapping.ts'
import type { Findings } from '../report.ts'
import type { Table } from '../table/read-table.ts'
import { customFieldsFor } from './custom-fields.ts'
import { externalIdOf } from './history-of.ts'
import { type CustomField, customColumns, type LogField, type LogRow, logTargets } from './log-columns.ts'
import { agree, inOrder } from './order-rows.ts'
import { readLog } from './read-log.ts'

/** A log as far as it can be imported; what is wrong with the rest is in the findings. */
export interface CheckedLog {
  /** The rows of each sound incident, in order, by its number. */
  incidents: Map<string, LogRow[]>
  /** Numbers of incidents with something wrong. */
  bad: Set<string>
  /** Rows of the file. */
  rows: number
  customFields: Set<CustomField>
  /** Wrong as a whole: leaving out the bad incidents would not help. */
  unusable: boolean
  /** The file's name of a field's column. */
  columnOf: (field: LogField) => string
}

/** Reads the whole file and finds everything that is wrong with it. Writes nothing. */
export async function checkLog(
  kernel: Kernel,
  table: Table,
  mapping: readonly ColumnMapping[],
  findings: Findings,
): Promise<CheckedLog> {
  const places = placesOf(table.columns, mapping, logTargets)
  const columnOf = (field: LogField) => table.columns[places.get(field) ?? -1] ?? field
  const missing = missingTargets(places, logTargets)
  for (const { label } of missing) {
    findings.error(1, label, null, `No column is read as ${label}; an incident cannot be without it.`)
  }
  const checked: CheckedLog = {
    incidents: new Map(),
    bad: new Set(),
    rows: 0,
    customFields: new Set(),
    unusable: missing.length > 0,
    columnOf,
  }
  if (checked.unusable) return checked

  const log = await readLog(table, places, findings, kernel.clock.now())
  const taken = await numbersOfOthers(kernel, [...log.incidents.keys()])
  for (const [number, rows] of log.incidents) {
    const first = rows[0]?.row ?? 1
    const isTaken = taken.has(number)
    if (isTaken) {
      findings.error(first, columnOf('number'), number, 'Another record here has this number.')
    }
    if (isTaken || !agree(rows, columnOf('openedAt'), findings)) log.bad.add(number)
    if (!log.bad.has(number)) checked.incidents.set(number, inOrder(rows))
  }
  const customFields = customFieldsIn(checked.incidents.values())
  const { clashing } = await customFieldsFor(kernel, customFields)
  for (const { field, key } of clashing) {
    const message = `Incidents have a custom field ${key} of another kind. Leave this column out, or remove that field.`
    findings.error(1, columnOf(field), null, message)
  }
  return { ...checked, bad: log.bad, rows: log.rows, customFields, unusable: clashing.length > 0 }
}

/** Numbers that belong to records which did not come from this log. */
async function numbersOfOthers(kernel: Kernel, numbers: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ number: string; type: string; externalId: string | null }>`
    select number, type, external_id as "externalId" from work_item
    where number = any(${[...numbers]}::text[])`.execute(kernel.db)
  const isOurs = (row: { number: string; type: string; externalId: string | null }) =>
    row.type === 'incident' && row.externalId === externalIdOf(row.number)
  return new Set(found.rows.filter(row => !isOurs(row)).map(row => row.number))
}

function customFieldsIn(incidents: Iterable<readonly LogRow[]>): Set<CustomField> {
  const used = new Set<CustomField>()
  for (const rows of incidents) {
    for (const row of rows) {
      for (const { field } of customColumns) if (row[field] !== null) used.add(field)
    }
  }
  return used
}
