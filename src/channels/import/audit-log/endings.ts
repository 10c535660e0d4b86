import type { LogRow } from './log-columns.ts'
import { isDone } from './states.ts'

/** How the incident stood resolved and closed after one row. */
export interface Ending {
  resolvedAt: Date | null
  resolvedBy: string | null
  closedCode: string | null
  closedAt: Date | null
}

export const notEnded: Ending = { resolvedAt: null, resolvedBy: null, closedCode: null, closedAt: null }

/**
 * The log is enriched: every row carries what the resolution came to in the end. Here each row gets what was true
 * after it: nothing before it was resolved or once it was reopened; who resolved it and the code from the last
 * resolution on; its time from the row that has it. An earlier resolution has its row's own time. The last row has
 * what the log says of the end, as far as the incident has reached it.
 */
export function endingsOf(rows: readonly LogRow[]): Ending[] {
  const last = rows.at(-1)
  if (!last) return []
  const lastOpen = rows.findLastIndex(row => !isDone(row.state))
  const endings: Ending[] = []
  for (const [index, row] of rows.entries()) {
    const before = endings[index - 1] ?? notEnded
    if (!isDone(row.state)) endings.push(notEnded)
    else endings.push(endingAfter(row, before, index > lastOpen ? last : null))
  }
  if (isDone(last.state)) {
    settle(rows, endings, 'resolvedAt', last.resolvedAt, row => row.state.state === 'resolved')
    if (last.state.state !== 'resolved') settle(rows, endings, 'closedAt', last.closedAt, isEnded)
  }
  return endings
}

const isEnded = ({ state: { state } }: LogRow): boolean => state === 'closed' || state === 'cancelled'

/** `final` is what the log says of the last resolution, for the rows that belong to it. */
function endingAfter(row: LogRow, before: Ending, final: LogRow | null): Ending {
  const resolved = before.resolvedAt ?? (row.state.state === 'resolved' ? row.updatedAt : null)
  const closed = before.closedAt ?? row.updatedAt
  return {
    resolvedAt: isSame(row.updatedAt, final?.resolvedAt) ? row.updatedAt : resolved,
    resolvedBy: final?.resolvedBy ?? null,
    closedCode: final?.['custom.closedCode'] ?? null,
    closedAt: isEnded(row) ? (isSame(row.updatedAt, final?.closedAt) ? row.updatedAt : closed) : null,
  }
}

const isSame = (at: Date, other: Date | null | undefined): boolean => at.getTime() === other?.getTime()

/** Where no row has the log's own time it stands from the last row it can belong to. */
function settle(
  rows: readonly LogRow[],
  endings: Ending[],
  field: 'resolvedAt' | 'closedAt',
  final: Date | null,
  belongs: (row: LogRow) => boolean,
): void {
  const stated = endings.at(-1)?.[field] ?? null
  if (stated?.getTime() === final?.getTime()) return
  const lastOpen = rows.findLastIndex(row => !isDone(row.state))
  const found = rows.findLastIndex((row, index) => index > lastOpen && belongs(row))
  const from = found >= 0 ? found : rows.length - 1
  for (let index = from; index < endings.length; index++) {
    endings[index] = { ...(endings[index] ?? notEnded), [field]: final }
  }
}
