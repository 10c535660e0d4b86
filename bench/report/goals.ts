import type { Row, SizeResult } from '../measure-size.ts'
import type { WebResult } from '../web/measure-web.ts'
import { kilobytes, megabytes, ms, ratio } from './markdown.ts'

export interface Goal {
  goal: string
  /** The worst that was measured, and where. */
  worst: string
  met: boolean
}

interface Found {
  value: number
  where: string
}

const kilobyte = 1024
const million = 1_000_000

/** What Steward wants to reach, each with what was measured. */
export function goalsOf(results: readonly SizeResult[], web: WebResult | null): Goal[] {
  const rows = results.flatMap(({ size, rows }) =>
    rows.map(row => ({ ...row, at: `${row.operation} ×${row.connections} at ${size.toLocaleString('en')}` })),
  )
  const isWrite = ({ operation }: Row) => /^(create|update|resolve)/.test(operation)
  const overRaw = (row: (typeof rows)[number]): Found => ({ value: shareOfRaw(row), where: row.at })
  const atMillion = (name: RegExp): Found[] =>
    results
      .filter(({ size }) => size >= million)
      .flatMap(result => result.rows.filter(row => row.connections === 1 && name.test(row.operation)))
      .map(row => ({ value: row.http.p95Ms, where: row.operation }))
  const byPgbench = (name: RegExp): Found[] =>
    results.flatMap(({ size, pgbench }) =>
      pgbench
        .filter(({ operation }) => name.test(operation))
        .map(row => ({
          value: row.http / row.perSecond,
          where: `${row.operation} ×${row.connections} at ${size.toLocaleString('en')}`,
        })),
    )
  const growth = growthOf(results).map(row => ({
    value: row.growth,
    where: `${row.operation} ×${row.connections}`,
  }))
  const atRest = results.map(({ size, rssAtRest }) => ({
    value: rssAtRest,
    where: size.toLocaleString('en'),
  }))
  return [
    least('Reads over HTTP: at least 0.5 × raw', rows.filter(row => !isWrite(row)).map(overRaw), 0.5),
    least(
      'One read and one list over HTTP: at least 0.35 × pgbench',
      byPgbench(/^read one|^queue: list/),
      0.35,
    ),
    least('One create over HTTP: at least 0.65 × pgbench', byPgbench(/^create/), 0.65),
    most('p95 at the largest size: at most 1.5 × p95 at the smallest, every operation', growth, 1.5, ratio),
    most('Queue list of 50 at 1 M: p95 at most 50 ms', atMillion(/^queue: list/), 50, inMs),
    most('Search at 1 M: p95 at most 100 ms', atMillion(/^search/), 100, inMs),
    most('Server at rest: at most 250 MB', atRest, 250 * kilobyte ** 2, megabytes),
    ...(web ? webGoals(web) : []),
  ].filter(goal => goal !== null)
}

export const shareOfRaw = ({ http, raw }: Pick<Row, 'http' | 'raw'>): number => http.perSecond / raw.perSecond

/** p95 over HTTP at the largest size beside that at the smallest. */
export function growthOf(results: readonly SizeResult[]): (Row & { from: number; growth: number })[] {
  const [smallest, largest] = [results[0], results.at(-1)]
  if (!smallest || !largest || smallest === largest) return []
  return largest.rows.flatMap(row => {
    const before = smallest.rows.find(
      ({ operation, connections }) => operation === row.operation && connections === row.connections,
    )
    return before ? [{ ...row, from: before.http.p95Ms, growth: row.http.p95Ms / before.http.p95Ms }] : []
  })
}

function webGoals({ firstLoads, routes, scrolled }: WebResult): (Goal | null)[] {
  const workspace = firstLoads
    .filter(({ page }) => page.startsWith('workspace'))
    .map(({ page, scriptGzip, styleGzip }) => ({ value: scriptGzip + styleGzip, where: page }))
  const portal = firstLoads
    .filter(({ page }) => page === 'portal')
    .map(({ page, scriptGzip }) => ({ value: scriptGzip, where: page }))
  const changes = [
    { value: routes.toRecord.medianMs, where: 'list → record' },
    { value: routes.toList.medianMs, where: 'record → list' },
  ]
  const blank = [{ value: scrolled.blankFrames, where: `${scrolled.frames} frames` }]
  return [
    most('First load of the workspace: at most 250 KB by gzip', workspace, 250 * kilobyte, kilobytes),
    most('First load of the portal: at most 120 KB of JavaScript', portal, 120 * kilobyte, kilobytes),
    most('A warm change of route: median at most 100 ms', changes, 100, inMs),
    most('Scrolling a long queue: no blank rows', blank, 0, String),
  ]
}

const inMs = (value: number): string => `${ms(value)} ms`

function least(goal: string, found: readonly Found[], bound: number): Goal | null {
  const worst = found.toSorted((a, b) => a.value - b.value)[0]
  return worst ? { goal, worst: `${ratio(worst.value)} (${worst.where})`, met: worst.value >= bound } : null
}

function most(
  goal: string,
  found: readonly Found[],
  bound: number,
  write: (value: number) => string,
): Goal | null {
  const worst = found.toSorted((a, b) => b.value - a.value)[0]
  return worst ? { goal, worst: `${write(worst.value)} (${worst.where})`, met: worst.value <= bound } : null
}
