import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { Problem } from '../../../kernel/problem.ts'
import { cellText } from './cell-text.ts'
import { guessDelimiter } from './delimiter.ts'

/** Opens the file from its beginning; a file is read several times and never held in memory. */
export type OpenFile = () => Promise<Readable>

export interface TableRow {
  /** As a spreadsheet counts: the header is row 1. */
  row: number
  /** As many as there are columns. */
  cells: string[]
  /** What is wrong with the row whatever its columns mean; `column` counts from 0. */
  problems: { column: number | null; value: string | null; message: string }[]
}

export interface Table {
  columns: string[]
  rows: () => AsyncGenerator<TableRow>
}

/** Nobody types a record this long; it is a quotation mark that was never closed. */
const maxRecordBytes = 1024 * 1024
const maxColumns = 500
const headBytes = 64 * 1024

const unreadable = (detail: string): Problem =>
  new Problem('invalid_input', detail, { errors: [{ pointer: '/file', detail }] })

/** Reads the header of a CSV file: commas, semicolons, tabs or bars, with or without a byte order mark. */
export async function openTable(open: OpenFile): Promise<Table> {
  const head = await headOf(open)
  if (head.length === 0) throw unreadable('The file is empty.')
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw unreadable('The file is UTF-16. Save it as CSV in UTF-8 and upload it again.')
  }
  if (head.includes(0)) throw unreadable('This is no CSV file: it holds bytes no text has.')
  const delimiter = guessDelimiter(head.toString('latin1').replace(/^\xef\xbb\xbf/, ''))
  const first = await records(open, delimiter).next()
  if (first.done) throw unreadable('The file is empty.')
  if (first.value instanceof Error) throw unreadable(`The header cannot be read: ${first.value.message}.`)
  const columns = columnsOf(first.value.values)
  return { columns, rows: () => rowsOf(open, delimiter, columns.length) }
}

function columnsOf(header: readonly string[]): string[] {
  if (header.length > maxColumns) throw unreadable(`A file may have at most ${maxColumns} columns.`)
  const columns = header.map((cell, index) => {
    const { text, problem } = cellText(cell)
    if (problem) throw unreadable(`The name of column ${index + 1} is unreadable: ${problem}`)
    return text.trim() || `Column ${index + 1}`
  })
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) throw unreadable(`The header has the column ${twice} twice.`)
  return columns
}

async function* rowsOf(open: OpenFile, delimiter: string, width: number): AsyncGenerator<TableRow> {
  let row = 1
  let header = true
  for await (const item of records(open, delimiter)) {
    if (item instanceof Error) {
      yield { row: row + 1, cells: Array(width).fill(''), problems: [syntaxProblem(item)] }
      return
    }
    row = item.row
    if (!header && !item.values.every(cell => cell === '')) yield rowOf(item, width)
    header = false
  }
}

function rowOf({ row, values }: Record, width: number): TableRow {
  const problems: TableRow['problems'] = []
  const cells = values.slice(0, width).map((cell, column) => {
    const { text, problem } = cellText(cell)
    if (problem) problems.push({ column, value: text, message: problem })
    return text
  })
  if (values.length !== width) {
    const message = `The row has ${values.length} values, the header ${width}.`
    problems.push({ column: null, value: null, message })
    while (cells.length < width) cells.push('')
  }
  return { row, cells, problems }
}

function syntaxProblem(error: Error): TableRow['problems'][number] {
  const code = error instanceof CsvError ? error.code : ''
  const message =
    code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
      ? 'A quotation mark opens here or before and is never closed; nothing after it can be read.'
      : `The file cannot be read from here on: ${error.message}.`
  return { column: null, value: null, message }
}

interface Record {
  row: number
  values: string[]
}

/**
 * The records as bytes in strings (latin1 keeps each byte as it is), so that a cell in another encoding is found in
 * its row instead of ending the reading. A syntax error comes as the last item, after all that stands before it.
 */
async function* records(open: OpenFile, delimiter: string): AsyncGenerator<Record | Error> {
  const found: (Record | Error)[] = []
  const parser = parse({
    delimiter,
    encoding: 'latin1',
    max_record_size: maxRecordBytes,
    // All of them: files that were put together have several.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // Taken here and not from the stream, which would drop the records before an error.
    on_record: (values, { records: count, empty_lines: empty }) => {
      found.push({ row: count + empty, values })
      return null
    },
  })
  parser.resume()
  parser.on('error', error => found.push(error))
  for await (const chunk of withoutMark(await open())) {
    await new Promise<void>(resolve => parser.write(chunk, () => resolve()))
    yield* found.splice(0)
    if (parser.destroyed) return
  }
  parser.end()
  await finished(parser).catch(() => {})
  yield* found
}

async function* withoutMark(source: Readable): AsyncGenerator<Buffer> {
  let first = true
  for await (const chunk of source) {
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    yield marked ? chunk.subarray(3) : chunk
    first = false
  }
}

async function headOf(open: OpenFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await open()) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= headBytes) break
  }
  return Buffer.concat(chunks).subarray(0, headBytes)
}
