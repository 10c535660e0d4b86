import type { Machine } from '../machine.ts'
import type { SizeResult } from '../measure-size.ts'
import type { Options } from '../options.ts'
import type { WebResult } from '../web/measure-web.ts'
import { goalsOf, growthOf, shareOfRaw } from './goals.ts'
import { megabytes, ms, percent, ratio, table, whole } from './markdown.ts'
import { webSection } from './web-section.ts'

export interface Run {
  machine: Machine
  options: Options
  results: readonly SizeResult[]
  web: WebResult | null
}

/** A share of the machine in the hands of others above which figures are not to be trusted. */
const quietShare = 0.1

/** The results of a run as a page to read. */
export function resultsPage({ machine, options, results, web }: Run): string {
  const largest = results.at(-1)
  const sections = [
    '# Results of `npm run bench`',
    'Written by the run; [README.md](README.md) says what is measured and how to repeat it.',
    machineSection(machine, options, results),
    '## Goals',
    table(
      ['goal', 'worst measured', ''],
      goalsOf(results, web).map(({ goal, worst, met }) => [goal, worst, met ? 'met' : '**not met**']),
    ),
    ...results.flatMap(sizeSection),
    ...growthSection(results),
    ...memorySection(results),
    ...pgbenchSection(results),
    ...(web ? webSection(web) : []),
    ...(largest ? planSection(largest) : []),
  ]
  return `${sections.join('\n\n')}\n`
}

function machineSection(machine: Machine, options: Options, results: readonly SizeResult[]): string {
  const { cores, processor, memoryGb, kernel, node, postgres } = machine
  const lines = [
    `- ${options.date}; ${cores} cores (${processor}), ${memoryGb} GB of memory, ${kernel}`,
    `- ${postgres}, Node ${node}; the load, the server and PostgreSQL share these cores`,
    `- ${options.seconds} s for each operation and number of connections, after a warm-up`,
    ...results.map(({ size, filled }) => fillLine(size, filled.seconds)),
  ]
  const busy = Math.max(...results.map(({ busyBefore }) => busyBefore))
  lines.push(
    busy > quietShare
      ? `- **The machine was not ours alone**: others used up to ${percent(busy)} of it just before a size was measured. Times are too long and ratios uncertain.`
      : `- The machine was quiet: others used at most ${percent(busy)} of it just before a size was measured.`,
  )
  return lines.join('\n')
}

function fillLine(size: number, seconds: Record<string, number>): string {
  const all = Object.values(seconds).reduce((sum, part) => sum + part, 0)
  const steps = Object.entries(seconds).map(([step, part]) => `${step} ${part.toFixed(0)} s`)
  return `- filling ${whole(size)} incidents took ${all.toFixed(0)} s: ${steps.join(', ')}`
}

const sizeSection = ({ size, rows }: SizeResult): string[] => [
  `## ${whole(size)} incidents`,
  table(
    [
      'operation',
      'connections',
      'HTTP/s',
      'median ms',
      'p95 ms',
      'raw/s',
      'median ms',
      'p95 ms',
      'HTTP ÷ raw',
      'CPU ms HTTP',
      'CPU ms raw',
      'statements',
    ],
    rows.map(({ operation, connections, http, raw, cpuMs, statements }) => [
      operation,
      String(connections),
      whole(http.perSecond),
      ms(http.medianMs),
      ms(http.p95Ms),
      whole(raw.perSecond),
      ms(raw.medianMs),
      ms(raw.p95Ms),
      ratio(shareOfRaw({ http, raw })),
      ms(cpuMs.http),
      ms(cpuMs.raw),
      Number.isInteger(statements) ? String(statements) : statements.toFixed(1),
    ]),
  ),
]

function growthSection(results: readonly SizeResult[]): string[] {
  const rows = growthOf(results)
  if (rows.length === 0) return []
  const [from, to] = [whole(results[0]?.size ?? 0), whole(results.at(-1)?.size ?? 0)]
  return [
    `## p95 over HTTP, ${to} ÷ ${from} incidents`,
    table(
      ['operation', 'connections', `ms at ${from}`, `ms at ${to}`, 'ratio'],
      rows.map(row => [
        row.operation,
        String(row.connections),
        ms(row.from),
        ms(row.http.p95Ms),
        ratio(row.growth),
      ]),
    ),
  ]
}

function memorySection(results: readonly SizeResult[]): string[] {
  const rows = results.map(({ size, rssAtRest, rssAfterLoad }) => [
    whole(size),
    megabytes(rssAtRest),
    megabytes(rssAfterLoad),
  ])
  const soaks = results.flatMap(({ soak }) => soak ?? [])
  return [
    '## Memory of the server (RSS)',
    table(['incidents', 'at rest', 'after the load'], rows),
    ...soaks.map(
      ({ minutes, requests, rss }) =>
        `${minutes} minutes of all operations on 8 connections, ${whole(requests)} requests; twenty times on the way: ${rss.map(megabytes).join(', ')}.`,
    ),
  ]
}

function pgbenchSection(results: readonly SizeResult[]): string[] {
  const rows = results.flatMap(({ size, pgbench }) =>
    pgbench.map(({ operation, connections, perSecond, http }) => [
      operation,
      whole(size),
      String(connections),
      whole(perSecond),
      whole(http),
      ratio(http / perSecond),
    ]),
  )
  const head = ['operation', 'incidents', 'connections', 'pgbench/s', 'HTTP/s', 'HTTP ÷ pgbench']
  return [
    '## The same SQL by pgbench',
    rows.length > 0 ? table(head, rows) : 'pgbench is not installed here.',
  ]
}

function planSection({ size, plans }: SizeResult): string[] {
  if (plans.length === 0) return []
  const blocks = plans.flatMap(({ operation, plans }) =>
    plans.map((plan, at) => {
      const title = plans.length > 1 ? `${operation}, statement ${at + 1} of ${plans.length}` : operation
      return `<details><summary>${title}</summary>\n\n\`\`\`\n${plan}\n\`\`\`\n\n</details>`
    }),
  )
  return [
    `## Plans at ${whole(size)} incidents`,
    'Of the statements as the server sent them, by `explain (analyze, buffers)`.',
    ...blocks,
  ]
}
