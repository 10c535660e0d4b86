import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { FileStore } from '../../kernel/ports/files.ts'
import { createRun } from './import-run.ts'
import { type ImportSubject, importableModule, targetsOf } from './kinds.ts'
import { type GuessedMapping, guessMapping } from './mapping.ts'
import { openTable } from './table/read-table.ts'

/** The largest file that is taken; a larger one is refused before any work. */
export const mostBytes = 100 * 1024 * 1024

const sampleRows = 5
const sampleCharacters = 200

/** What a page shows before a person says how the columns are to be read. */
export interface Upload {
  id: string
  columns: string[]
  /** The cells of the first rows. */
  samples: string[][]
  rows: number
  mapping: GuessedMapping[]
  /** What a column may be read as. */
  fields: { field: string; label: string; required: boolean }[]
}

/** Keeps a file to be imported and guesses how to read it. */
export async function upload(
  kernel: Kernel,
  actor: Actor,
  files: FileStore,
  given: ImportSubject & { fileName: string; stream: Readable; maxBytes: number },
): Promise<Upload> {
  const { kind } = given
  const recordType = kind === 'records' ? importableModule(kernel, given.recordType).record.type : 'incident'
  const targets = targetsOf(kernel, { kind, recordType })
  const { sha256, size } = await files.put(given.stream, given.maxBytes)
  const table = await openTable(() => files.get(sha256))
  const samples: string[][] = []
  let rows = 0
  for await (const { cells } of table.rows()) {
    if (samples.length < sampleRows) samples.push(cells.map(cell => cell.slice(0, sampleCharacters)))
    rows++
  }
  const { columns } = table
  const by = { byId: actor.id, byName: actor.name }
  const fileName = given.fileName.slice(0, 200)
  const id = await createRun(kernel, { kind, recordType, fileName, sha256, size, columns, rows, ...by })
  const fields = targets.map(({ field, label, required }) => ({ field, label, required }))
  return { id, columns, samples, rows, mapping: guessMapping(columns, targets), fields }
}
