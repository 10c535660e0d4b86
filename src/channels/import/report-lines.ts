import type { Imported } from './importer.ts'
import type { RowProblem } from './report.ts'

const shownProblems = 20

/** The report as a person reads it on a terminal. */
export function reportLines({ report, written }: Imported, { dryRun }: { dryRun: boolean }): string[] {
  const { counts, figures } = report
  const heading = written ? 'Imported' : dryRun ? 'Dry run: nothing was written' : 'Nothing was imported'
  const lines = [
    `${heading}. ${number(report.total)} rows: ${number(report.new)} new, ${number(report.changed)} changed, ${number(report.skipped)} unchanged, ${number(report.errorCount)} errors.`,
  ]
  if (counts.incidents !== undefined) {
    const of = (name: string, label: string) =>
      `${number(counts[name] ?? 0)} ${label} (${number(counts[`${name}Added`] ?? 0)} new)`
    lines.push(
      `Incidents ${number(counts.incidents)}, events ${number(counts.events ?? 0)}, ${of('people', 'people')}, ${of('groups', 'groups')}.`,
    )
  }
  if (figures.incidents !== undefined) {
    lines.push(
      `From opened to resolved: mean ${hours(figures.meanHoursToResolve)}, median ${hours(figures.medianHoursToResolve)}.`,
      `Without reassignment: ${share(figures.shareNotReassigned)}. Reopened: ${share(figures.shareReopened)}.`,
    )
  }
  return [
    ...lines,
    ...problems('Errors', report.errors, report.errorCount),
    ...problems('Notices', report.notices, report.noticeCount),
  ]
}

function problems(title: string, found: readonly RowProblem[], count: number): string[] {
  if (count === 0) return []
  const more = count > shownProblems ? [`  and ${number(count - shownProblems)} more.`] : []
  return [`${title}:`, ...found.slice(0, shownProblems).map(line), ...more]
}

function line({ row, column, value, message }: RowProblem): string {
  const place = column === null ? `row ${row}` : `row ${row}, column ${column}`
  return `  ${place}${value === null || value === '' ? '' : `, ${JSON.stringify(value)}`}: ${message}`
}

const number = (value: number): string => value.toLocaleString('en-US')
const hours = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'unknown' : `${value.toFixed(2)} h`
const share = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'unknown' : `${(value * 100).toFixed(1)} %`
