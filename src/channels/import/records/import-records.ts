import { setImmediate as breathe } from 'node:timers/promises'
import type { Actor } from '../../../kernel/access/actor.ts'
import { draftOf } from '../../../kernel/command/draft.ts'
import { dryRun, execute } from '../../../kernel/command/execute.ts'
import type { Request } from '../../../kernel/command/request.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import type { Imported, ImportOptions } from '../importer.ts'
import { type ColumnMapping, type Places, placesOf } from '../mapping.ts'
import { Findings } from '../report.ts'
import type { Table } from '../table/read-table.ts'
import { withExternalId } from '../with-external-id.ts'
import { type ReadRow, RowReader } from './read-row.ts'
import { type RecordTarget, recordTargets } from './record-targets.ts'
import { type Survey, surveyFile } from './survey.ts'

/** The type's commands as an import uses them. A type that cannot be created or edited cannot be imported. */
function commandsOf(kernel: Kernel, { record }: RecordModule) {
  const create = kernel.registry.command(record.type, 'create')
  const edit = kernel.registry.command(record.type, 'edit')
  if (!record.capabilities.import || !create || !edit) {
    throw new Problem('bad_request', `${record.plural} cannot be imported.`)
  }
  return { create: withExternalId(create), edit }
}

interface Work {
  kernel: Kernel
  actor: Actor
  module: RecordModule
  table: Table
  places: Places
  targets: readonly RecordTarget[]
  options: ImportOptions
}

interface Counted {
  new: number
  changed: number
  skipped: number
}

/**
 * Creates and edits records from the rows of a file, each by the type's own commands as the person who imports it.
 * Every row is tried before the first is written: with anything wrong nothing is, unless `skipBad` leaves such rows out.
 */
export async function importRecords(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  table: Table,
  mapping: readonly ColumnMapping[],
  options: ImportOptions,
): Promise<Imported> {
  commandsOf(kernel, module)
  const targets = recordTargets(kernel, module)
  const places = placesOf(table.columns, mapping, targets)
  const work: Work = { kernel, actor: { ...actor, via: 'import' }, module, table, places, targets, options }
  const findings = new Findings()
  if (places.size === 0) findings.error(1, null, null, 'No column is read as anything.')
  const survey = await surveyFile(kernel, work.actor, module.record, table, places, targets)
  const checked = await tryRows(work, survey, findings)
  const refused = places.size === 0 || (findings.errorCount > 0 && !options.skipBad)
  if (refused || options.dryRun) {
    return { written: false, report: findings.report({ total: survey.rows, ...checked.counted }) }
  }
  const counted = await writeRows(work, survey, checked.good, findings)
  return { written: true, report: findings.report({ total: survey.rows, ...counted }) }
}

/** What each row would come to. */
async function tryRows(
  work: Work,
  survey: Survey,
  findings: Findings,
): Promise<{ counted: Counted; good: Set<number> }> {
  const counted: Counted = { new: 0, changed: 0, skipped: 0 }
  const good = new Set<number>()
  const reader = readerOf(work, survey)
  for await (const tableRow of work.table.rows()) {
    const read = reader.read(tableRow, findings)
    if (!read) continue
    const change = await reported(reader, read, findings, () => tryRow(work, read))
    if (!change) continue
    good.add(read.row)
    counted[read.id === null ? 'new' : change.nothing && !read.waits ? 'skipped' : 'changed']++
    if (good.size % 100 === 0) await breathe()
  }
  return { counted, good }
}

async function tryRow({ kernel, actor, module }: Work, read: ReadRow) {
  const { record } = module
  const request = requestOf(kernel, actor, module, read)
  const row = read.id === null ? draftOf(record, actor) : await loadRow(kernel, record, read.id)
  return dryRun(kernel, request, row)
}

/** Writes the good rows; then those again that refer to records which this file made. */
async function writeRows(
  work: Work,
  survey: Survey,
  good: ReadonlySet<number>,
  findings: Findings,
): Promise<Counted> {
  const { kernel, options } = work
  const counted: Counted = { new: 0, changed: 0, skipped: 0 }
  // Its notices stand in the findings already.
  const quiet = new Findings()
  const reader = readerOf(work, survey)
  const waiting = new Set<number>()
  let done = 0
  for await (const tableRow of work.table.rows()) {
    const read = good.has(tableRow.row) ? reader.read(tableRow, quiet) : null
    if (!read) continue
    const outcome = await reported(reader, read, findings, () =>
      execute(kernel, requestOf(kernel, work.actor, work.module, read)),
    )
    if (++done % 100 === 0) await options.onProgress?.(done, good.size)
    if (!outcome) continue
    if (read.waits) waiting.add(read.row)
    counted[read.id === null ? 'new' : outcome.facts.length === 0 && !read.waits ? 'skipped' : 'changed']++
  }
  if (waiting.size > 0) await joinRows(work, waiting, findings)
  return counted
}

async function joinRows(work: Work, waiting: ReadonlySet<number>, findings: Findings): Promise<void> {
  const { kernel, actor, module, table, places, targets } = work
  const survey = await surveyFile(kernel, actor, module.record, table, places, targets)
  const reader = readerOf(work, survey)
  const quiet = new Findings()
  for await (const tableRow of table.rows()) {
    const read = waiting.has(tableRow.row) ? reader.read(tableRow, quiet) : null
    if (read?.id)
      await reported(reader, read, findings, () => execute(kernel, requestOf(kernel, actor, module, read)))
  }
}

const readerOf = ({ table, targets, places, module }: Work, survey: Survey): RowReader =>
  new RowReader({ columns: table.columns, targets, places, survey, type: module.record.type })

function requestOf(kernel: Kernel, actor: Actor, module: RecordModule, { id, input }: ReadRow): Request {
  const { create, edit } = commandsOf(kernel, module)
  if (id === null) return { actor, command: create, input }
  const { externalId: _, ...fields } = input
  return { actor, command: edit, target: id, input: fields }
}

/** What the kernel refuses of one row is told at its column; null then. */
async function reported<T>(
  reader: RowReader,
  { row, input }: ReadRow,
  findings: Findings,
  act: () => Promise<T>,
): Promise<T | null> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'unavailable') throw error
    const [first] = error.errors
    if (!first) findings.error(row, null, null, error.message)
    for (const { pointer, detail } of error.errors) {
      const field = pointer.slice(1).replaceAll('/', '.')
      const value = input[field]
      findings.error(row, reader.columnOf(field) ?? field, typeof value === 'string' ? value : null, detail)
    }
    return null
  }
}
