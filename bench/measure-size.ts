import { Child } from './child/child.ts'
import type { Answer, Order } from './child/raw.ts'
import type { Started, Usage } from './child/server.ts'
import { forgetSince, markOf } from './cleanup.ts'
import { asking, type Filled } from './database.ts'
import { measureHttp } from './load/http.ts'
import { materialOf } from './load/material.ts'
import type { Measured } from './load/measure.ts'
import { type Operation, operations } from './load/operations.ts'
import { busyAtRest } from './machine.ts'
import { benchPgbench, type PgbenchRow } from './pgbench.ts'
import { type Soak, soak } from './soak.ts'

export interface Row {
  operation: string
  connections: number
  http: Measured
  raw: Measured
  /** Milliseconds of processor time a request takes of the server, and of the twin without HTTP. */
  cpuMs: { http: number; raw: number }
  /** Statements one request sends. */
  statements: number
}

export interface Plan {
  operation: string
  /** One for each statement of the request. */
  plans: readonly string[]
}

export interface SizeResult {
  size: number
  filled: Filled
  /** The share of the machine that others used just before, 0 to 1. */
  busyBefore: number
  rows: Row[]
  /** Bytes. */
  rssAtRest: number
  rssAfterLoad: number
  /** Empty where pgbench is not installed. */
  pgbench: PgbenchRow[]
  /** Of the largest size only. */
  plans: Plan[]
  soak: Soak | null
}

export interface Work {
  size: number
  isLargest: boolean
  seconds: number
  only: string | null
  /** Minutes. */
  soak: number
  log: (line: string) => void
}

const connectionCounts = [1, 8]
const planned = new Set([
  'read one',
  'queue: list of 50',
  'combined filter: list of 50',
  'search, one word',
  'search, two words',
  'create',
])

/** Measures every operation over HTTP and right after it the same SQL without HTTP, and takes away what that wrote. */
export async function measureSize(filled: Filled, work: Work): Promise<SizeResult> {
  const mark = await markOf(filled.url)
  const busyBefore = await busyAtRest()
  const server = new Child('server.ts', [filled.url], work.only ? profiling() : [])
  const twin = new Child('raw.ts', [filled.url, String(work.size)])
  try {
    const [started] = await Promise.all([server.answer<Started>(), twin.answer()])
    const material = await asking(filled.url, client => materialOf(client, work.size, 2))
    const usage = () => server.ask<Usage>('usage')
    const memory = async () => (await usage()).rss
    const order = <T>(want: Order['want'], operation: string, connections = 1): Promise<T> =>
      twin.ask<T>({ want, operation, connections, seconds: work.seconds } satisfies Order)
    await new Promise(resolve => setTimeout(resolve, 2000))
    const rssAtRest = await memory()
    const rows: Row[] = []
    const plans: Plan[] = []
    for (const operation of wanted(work)) {
      if (work.isLargest && planned.has(operation.name))
        plans.push({ operation: operation.name, plans: await order('plans', operation.name) })
      for (const connections of connectionCounts) {
        const before = await usage()
        const http = await measureHttp(started, { operation, material }, { ...work, connections })
        const httpCpu = ((await usage()).cpuMs - before.cpuMs) / http.done
        work.log(line(operation.name, connections, 'http', http))
        const { statements, cpuMs, ...raw } = await order<Answer>('measure', operation.name, connections)
        work.log(line(operation.name, connections, 'raw', raw))
        const cpu = { http: httpCpu, raw: cpuMs }
        rows.push({ operation: operation.name, connections, http, raw, cpuMs: cpu, statements })
      }
    }
    const rssAfterLoad = await memory()
    const pgbench = await benchPgbench(filled.url, {
      ...work,
      rows,
      sampleOf: name => order('sample', name),
    })
    const soaked = work.soak && work.isLargest ? await soak({ started, material, memory }, work) : null
    return {
      size: work.size,
      filled,
      busyBefore,
      rows,
      plans,
      rssAtRest,
      rssAfterLoad,
      pgbench,
      soak: soaked,
    }
  } finally {
    await Promise.all([server.stop(), twin.stop()])
    await forgetSince(filled.url, mark)
  }
}

const wanted = ({ only }: Work): readonly Operation[] =>
  operations.filter(
    ({ name, kind }) => !only || name.includes(only) || (kind === 'write' && only === 'write'),
  )

/** With --only the server may be profiled: BENCH_PROFILE names the folder. */
const profiling = (): string[] =>
  process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []

const line = (operation: string, connections: number, kind: string, measured: Measured): string =>
  `  ${operation.padEnd(28)} ×${connections} ${kind.padEnd(5)} ${measured.perSecond.toFixed(0).padStart(6)}/s  ` +
  `median ${measured.medianMs.toFixed(2)} ms  p95 ${measured.p95Ms.toFixed(2)} ms`
