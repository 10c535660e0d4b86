import { setImmediate as breathe } from 'node:timers/promises'
import type { Read } from '../cell-values.ts'
import type { Places } from '../mapping.ts'
import type { Findings } from '../report.ts'
import { looksLikeFormula } from '../table/cell-text.ts'
import type { Table, TableRow } from '../table/read-table.ts'
import { type LogField, type LogRow, logColumns } from './log-columns.ts'
import { isEmpty } from './log-values.ts'

/** The rows of each incident that were understood, and the incidents of which some were not. */
export interface Log {
  incidents: Map<string, LogRow[]>
  bad: Set<string>
  rows: number
}

/** Rows read before other work of this process gets its turn. */
const stretch = 2000
/** Values kept of one column; a column of texts that never repeat must not fill the memory twice. */
const mostKnown = 50_000

/** Reads and checks every row. What is wrong goes to `findings` by row and column; such rows belong to no incident. */
export async function readLog(table: Table, places: Places, findings: Findings, now: Date): Promise<Log> {
  const log: Log = { incidents: new Map(), bad: new Set(), rows: 0 }
  const reader = new RowReader(table.columns, places, findings, now)
  for await (const tableRow of table.rows()) {
    if (++log.rows % stretch === 0) await breathe()
    const row = reader.read(tableRow)
    if (row.good) {
      const rows = log.incidents.get(row.good.number)
      if (rows) rows.push(row.good)
      else log.incidents.set(row.good.number, [row.good])
    } else if (row.number) log.bad.add(row.number)
  }
  return log
}

class RowReader {
  readonly #columns: readonly string[]
  readonly #places: Places
  readonly #findings: Findings
  readonly #now: Date
  /** A log repeats itself: each value of a column is read once and kept once, whatever the file's size. */
  readonly #known = new Map<LogField, Map<string, unknown>>()

  constructor(columns: readonly string[], places: Places, findings: Findings, now: Date) {
    this.#columns = columns
    this.#places = places
    this.#findings = findings
    this.#now = now
  }

  read({ row, cells, problems }: TableRow): { good: LogRow | null; number: string | null } {
    for (const { column, value, message } of problems) {
      this.#findings.error(row, column === null ? null : (this.#columns[column] ?? null), value, message)
    }
    const broken = new Set(problems.map(problem => problem.column))
    const values: Record<string, unknown> = { row }
    let good = problems.length === 0
    for (const field of Object.keys(logColumns) as LogField[]) {
      const at = this.#places.get(field)
      values[field] = null
      if (at === undefined || broken.has(at)) continue
      const value = this.#value(row, field, cells[at]?.trim() ?? '', this.#columns[at] ?? field)
      if (value === undefined) good = false
      else values[field] = value
    }
    const number = typeof values.number === 'string' ? values.number : null
    // Each value went through its own column's reader, and the required ones are there.
    return { good: good ? (values as LogRow) : null, number }
  }

  /** The value, null when the cell is empty, undefined when it is wrong. */
  #value(row: number, field: LogField, text: string, column: string): unknown {
    const { required } = logColumns[field]
    if (isEmpty(text)) {
      if (!required) return null
      this.#findings.error(row, column, text, 'This must not be empty.')
      return undefined
    }
    const known = this.#known.get(field)
    if (known?.has(text)) return known.get(text)
    const result = this.#understood(field, text)
    if ('wrong' in result) {
      this.#findings.error(row, column, text, result.wrong)
      return undefined
    }
    if (typeof result.value === 'string' && looksLikeFormula(text)) {
      this.#findings.notice(row, column, text, 'This looks like a formula. It is kept as the text it is.')
      return result.value
    }
    this.#remember(field, text, result.value)
    return result.value
  }

  #understood(field: LogField, text: string): Read<unknown> {
    const result: Read<unknown> = logColumns[field].read(text)
    // A closing may be planned; nothing else of a history lies ahead.
    if (field === 'closedAt' || 'wrong' in result || !(result.value instanceof Date)) return result
    return result.value <= this.#now ? result : { wrong: 'This lies in the future.' }
  }

  #remember(field: LogField, text: string, value: unknown): void {
    const known = this.#known.get(field) ?? new Map<string, unknown>()
    this.#known.set(field, known)
    if (known.size < mostKnown) known.set(text, value)
  }
}
