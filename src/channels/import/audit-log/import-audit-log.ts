import { setImmediate as breathe } from 'node:timers/promises'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import {
  compareHistory,
  type HistoricRecord,
  type Loaded,
  loadHistory,
} from '../../../kernel/record/load-history.ts'
import type { Imported, ImportOptions } from '../importer.ts'
import type { ColumnMapping } from '../mapping.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { Findings } from '../report.ts'
import type { Table } from '../table/read-table.ts'
import { type CheckedLog, checkLog } from './check-log.ts'
import { addCustomFields, customFieldsFor } from './custom-fields.ts'
import { figuresOf } from './figures.ts'
import { externalIdOf, historyOf } from './history-of.ts'
import { type Found, surroundingsOf } from './surroundings.ts'

/** Incidents a transaction: each is there whole or not at all. */
const batch = 200

/**
 * Brings the incidents of an audit log in with all that happened to them. With anything wrong in the file nothing is
 * written, unless `skipBad` leaves out the incidents that have a bad row. Run again it adds what is missing.
 */
export async function importAuditLog(
  kernel: Kernel,
  table: Table,
  mapping: readonly ColumnMapping[],
  options: ImportOptions,
): Promise<Imported> {
  if (!kernel.registry.has('incident')) throw new Problem('bad_request', 'This Steward has no incidents.')
  const findings = new Findings()
  const log = await checkLog(kernel, table, mapping, findings)
  const refused = log.unusable || (findings.errorCount > 0 && !options.skipBad)
  const dryRun = options.dryRun || refused
  const found = await surroundingsOf(kernel, log.incidents.values(), { dryRun })
  const customFieldsAdded = dryRun
    ? (await customFieldsFor(kernel, log.customFields)).missing.length
    : await addCustomFields(kernel, log.customFields)
  const loaded = await inBatches(kernel, log, found, options, records =>
    dryRun ? compareHistory(kernel, records) : oneAtATime(kernel, inside => loadHistory(inside, records)),
  )
  noticeLeftAlone(log, loaded, findings)
  const numbers = [...log.incidents.keys()]
  const figures = dryRun ? {} : { ...(await figuresOf(kernel, numbers)) }
  const report = findings.report({
    total: log.rows,
    new: sum(loaded, 'inserted'),
    changed: sum(loaded, 'appended'),
    skipped: sum(loaded, 'unchanged') + loaded.flatMap(part => part.leftAlone).length,
    counts: {
      incidents: numbers.length,
      events: [...log.incidents.values()].reduce((count, rows) => count + rows.length, 0),
      eventsAdded: sum(loaded, 'facts'),
      ...found.counts,
      customFieldsAdded,
      incidentsWithErrors: log.bad.size,
    },
    figures,
  })
  return { written: !dryRun, report }
}

async function inBatches(
  kernel: Kernel,
  { incidents }: CheckedLog,
  { around }: Found,
  { onProgress }: ImportOptions,
  write: (records: HistoricRecord[]) => Promise<Loaded>,
): Promise<Loaded[]> {
  const { fields } = kernel.registry.get('incident').record
  const all = [...incidents.values()]
  const loaded: Loaded[] = []
  for (let at = 0; at < all.length; at += batch) {
    await onProgress?.(at, all.length)
    const records = all.slice(at, at + batch).map(rows => historyOf(rows, around, fields))
    loaded.push(await write(records))
    await breathe()
  }
  await onProgress?.(all.length, all.length)
  return loaded
}

const leftAloneBecause = {
  changed_here: 'This incident was worked on here since it was imported. It was left as it is.',
  other_history: 'This incident has another history here than in the file. It was left as it is.',
}

function noticeLeftAlone(log: CheckedLog, loaded: readonly Loaded[], findings: Findings): void {
  const leftAlone = new Map(
    loaded.flatMap(part => part.leftAlone).map(({ externalId, why }) => [externalId, why]),
  )
  if (leftAlone.size === 0) return
  for (const [number, rows] of log.incidents) {
    const why = leftAlone.get(externalIdOf(number))
    if (why) findings.notice(rows[0]?.row ?? 1, log.columnOf('number'), number, leftAloneBecause[why])
  }
}

const sum = (parts: readonly Loaded[], key: 'inserted' | 'appended' | 'unchanged' | 'facts'): number =>
  parts.reduce((total, part) => total + part[key], 0)
