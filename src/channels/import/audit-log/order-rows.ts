import type { Findings } from '../report.ts'
import type { LogRow } from './log-columns.ts'

/**
 * The rows of one incident as they happened: by time, then by the number of the update. The row the file gives first
 * is the opening one whatever its time, when no other has a lower number: what a log says of the opening row's update
 * is its least reliable part (a few incidents of the UCI log have one from hours later), and the opening has a time
 * of its own.
 */
export function inOrder(rows: readonly LogRow[]): LogRow[] {
  const sorted = rows.toSorted(
    (a, b) =>
      a.updatedAt.getTime() - b.updatedAt.getTime() || (a.modCount ?? 0) - (b.modCount ?? 0) || a.row - b.row,
  )
  const [given] = rows
  const opens = given && rows.every(row => (row.modCount ?? 0) >= (given.modCount ?? 0))
  return opens ? [given, ...sorted.filter(row => row !== given)] : sorted
}

/** What rows of one incident must agree in. False: the incident cannot be read as one. */
export function agree(rows: readonly LogRow[], openedColumn: string, findings: Findings): boolean {
  const [first, ...rest] = rows
  const other = rest.find(row => row.openedAt.getTime() !== first?.openedAt.getTime())
  if (!other || !first) return true
  const message = `Row ${first.row} says that ${first.number} was opened at another time.`
  findings.error(other.row, openedColumn, shown(other.openedAt), message)
  return false
}

const shown = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ')
