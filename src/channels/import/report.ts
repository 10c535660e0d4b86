/** Something about one cell or row of a file; rows are counted as a spreadsheet shows them, the header being row 1. */
export interface RowProblem {
  row: number
  column: string | null
  value: string | null
  message: string
}

/** What a file comes to: counted before anything is written by a dry run, and as it happened after the run. */
export interface ImportReport {
  /** Rows of the file without its header. */
  total: number
  /** Records, not rows: an incident of a log has many rows. */
  new: number
  changed: number
  skipped: number
  /** The first thousand; `errorCount` says how many there are. */
  errors: RowProblem[]
  errorCount: number
  /** What was read otherwise than it may look, and what was left alone. Nothing here stops an import. */
  notices: RowProblem[]
  noticeCount: number
  /** Other things the run adds or found: events, people, groups… by their name. */
  counts: Record<string, number>
  /** What the records imported say, computed from the database after the run. */
  figures: Record<string, number | null>
}

const listed = 1000
/** A cell may be as large as the file: a report shows its beginning. */
const shownCharacters = 80

/** Collects what is found in a file, in bounded memory whatever the file holds. */
export class Findings {
  readonly errors: RowProblem[] = []
  readonly notices: RowProblem[] = []
  errorCount = 0
  noticeCount = 0

  error(row: number, column: string | null, value: string | null, message: string): void {
    this.errorCount++
    if (this.errors.length < listed) this.errors.push({ row, column, value: shown(value), message })
  }

  notice(row: number, column: string | null, value: string | null, message: string): void {
    this.noticeCount++
    if (this.notices.length < listed) this.notices.push({ row, column, value: shown(value), message })
  }

  report(counted: Pick<ImportReport, 'total'> & Partial<ImportReport>): ImportReport {
    const { errors, errorCount, notices, noticeCount } = this
    const none = { new: 0, changed: 0, skipped: 0, counts: {}, figures: {} }
    const found = { errors: inOrder(errors), errorCount, notices: inOrder(notices), noticeCount }
    return { ...none, ...found, ...counted }
  }
}

const inOrder = (problems: readonly RowProblem[]): RowProblem[] => problems.toSorted((a, b) => a.row - b.row)

const shown = (value: string | null): string | null =>
  value !== null && value.length > shownCharacters ? `${value.slice(0, shownCharacters - 1)}…` : value
