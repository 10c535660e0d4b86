import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { listRows } from '../../kernel/query/list.ts'
import { present } from '../../kernel/query/present.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import { exportColumns } from './export-columns.ts'

export const exportFormats = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

const pageSize = 500

/**
 * All rows of the query that this actor may see, newest first, as text: read page by page as fast as it is taken
 * away. A query that cannot be understood is refused here, before the first byte.
 */
export async function exportStream(
  kernel: Kernel,
  actor: Actor,
  type: string,
  q: string,
  format: ExportFormat,
): Promise<Readable> {
  const { record } = kernel.registry.get(type)
  const pages = pagesOf(kernel, actor, record, q)
  const first = await pages.next()
  async function* rows(): AsyncGenerator<AnyRow> {
    if (!first.done) yield* first.value
    for await (const page of pages) yield* page
  }
  return format === 'csv'
    ? csvOf(kernel, actor, type, rows())
    : Readable.from(jsonLines(kernel, actor, record, rows()))
}

/** The same into a file or a pipe. */
export async function exportRecords(
  kernel: Kernel,
  actor: Actor,
  type: string,
  q: string,
  format: ExportFormat,
  writable: Writable,
): Promise<void> {
  const stream = await exportStream(kernel, actor, type, q, format)
  await pipeline(stream, writable, { end: writable !== process.stdout })
}

/** By id, which never changes: a row that is edited meanwhile is neither missed nor given twice. */
async function* pagesOf(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  q: string,
): AsyncGenerator<AnyRow[], void> {
  let cursor: string | null | undefined
  while (cursor !== null) {
    const request = { q, sort: '', limit: pageSize, complete: true, ...(cursor ? { cursor } : {}) }
    const page = await listRows(kernel, actor, record, request)
    yield page.rows
    cursor = page.next
  }
}

function csvOf(kernel: Kernel, actor: Actor, type: string, rows: AsyncIterable<AnyRow>): Readable {
  const columns = exportColumns(kernel, actor, type)
  const csv = stringify({
    header: true,
    columns: columns.map((column, index) => ({ key: String(index), header: column.label })),
    // Spreadsheets take UTF-8 for something else without the mark, and run a cell that looks like a formula.
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  const source = Readable.from(cellsOf(columns, rows))
  source.once('error', error => csv.destroy(error))
  csv.once('close', () => source.destroy())
  return source.pipe(csv)
}

async function* cellsOf(columns: ReturnType<typeof exportColumns>, rows: AsyncIterable<AnyRow>) {
  for await (const row of rows) yield columns.map(column => column.cell(row))
}

async function* jsonLines(kernel: Kernel, actor: Actor, record: RecordType, rows: AsyncIterable<AnyRow>) {
  for await (const row of rows) {
    const { abilities: _, ...presented } = present(kernel, actor, record, row)
    yield `${JSON.stringify(presented)}\n`
  }
}
