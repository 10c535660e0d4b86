import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { systemActor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Imported } from './importer.ts'
import { importableModule, runImport, targetsOf } from './kinds.ts'
import { guessMapping } from './mapping.ts'
import { reportLines } from './report-lines.ts'
import { openTable } from './table/read-table.ts'
import { mostBytes } from './upload.ts'

/** What the command line imports: `incidents` is the audit log, any other name the records of that type. */
export interface FileImport {
  kind: string
  path: string
  dryRun?: boolean
  skipBad?: boolean
  maxBytes?: number
  log: (line: string) => void
}

/**
 * Imports a file of this machine at once and prints the report. A file that cannot be read or is too large is a
 * Problem; one with errors in it is reported and `written` is false.
 */
export async function importFile(kernel: Kernel, file: FileImport): Promise<Imported> {
  const { path, dryRun = false, skipBad = false, maxBytes = mostBytes, log } = file
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new Problem('not_found', `There is no file ${path}.`)
  if (found.size > maxBytes) {
    const [size, most] = [found.size, maxBytes].map(bytes => Math.ceil(bytes / 1_048_576))
    throw new Problem('too_large', `${path} has ${size} MB; a file to import may have at most ${most} MB.`)
  }
  const isLog = file.kind === 'incidents' || file.kind === 'incident-audit-log'
  const subject = isLog
    ? ({ kind: 'incident-audit-log', recordType: 'incident' } as const)
    : ({ kind: 'records', recordType: importableModule(kernel, file.kind).record.type } as const)
  const table = await openTable(async () => createReadStream(path))
  const mapping = guessMapping(table.columns, targetsOf(kernel, subject))
  const unread = mapping.filter(({ field }) => field === null).map(({ column }) => column)
  if (unread.length > 0) log(`Columns that are not read: ${unread.join(', ')}.`)
  const actor = systemActor('import', 'import')
  const imported = await runImport(kernel, actor, subject, table, mapping, { dryRun, skipBad })
  for (const line of reportLines(imported, { dryRun })) log(line)
  return imported
}
