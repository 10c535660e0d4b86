import { Child } from './child/child.ts'
import type { Answer, Order } from './child/raw.ts'
import type { Started } from './child/server.ts'
import { forgetSince, markOf } from './cleanup.ts'
import { asking, type Filled } from './database.ts'
import { measureHttp } from './load/http.ts'
import { materialOf } from './load/material.ts'
import type { Measured } from './load/measure.ts'
import { type Operation, operations } from './load/operations.ts'

export interface Row {
  operation: string
  connections: number
  http: Measured
  raw: Measured
  /** Statements one request sends. */
  statements: number
}

export interface SizeResult {
  size: number
  filled: Filled
  rows: Row[]
  /** Bytes. */
  rssAtRest: number
  rssAfterLoad: number
}

export interface Work {
  size: number
  seconds: number
  only: string | null
  log: (line: string) => void
}

const connectionCounts = [1, 8]

/** Measures every operation over HTTP and beside it the same SQL without HTTP, and takes away what that wrote. */
export async function measureSize(filled: Filled, work: Work): Promise<SizeResult> {
  const mark = await markOf(filled.url)
  try {
    const http = await overHttp(filled, work)
    const raw = await without(filled, work)
    const rows = http.rows.map((row, at): Row => {
      const { statements = 0, ...measured } = raw[at] ?? {}
      return { ...row, raw: measured as Measured, statements }
    })
    return { size: work.size, filled, ...http, rows }
  } finally {
    await forgetSince(filled.url, mark)
  }
}

const wanted = ({ only }: Work): readonly Operation[] =>
  operations.filter(
    ({ name, kind }) => !only || name.includes(only) || (kind === 'write' && only === 'write'),
  )

type HttpRow = Pick<Row, 'operation' | 'connections' | 'http'>

async function overHttp(filled: Filled, work: Work) {
  const server = new Child('server.ts', [filled.url], work.only ? profiling() : [])
  try {
    const started = await server.answer<Started>()
    const material = await asking(filled.url, client => materialOf(client, work.size, 2))
    const memory = async () => (await server.ask<{ rss: number }>('memory')).rss
    await new Promise(resolve => setTimeout(resolve, 2000))
    const rssAtRest = await memory()
    const rows: HttpRow[] = []
    for (const operation of wanted(work)) {
      for (const connections of connectionCounts) {
        const http = await measureHttp(started, { operation, material }, { ...work, connections })
        rows.push({ operation: operation.name, connections, http })
        work.log(line(operation.name, connections, 'http', http))
      }
    }
    return { rows, rssAtRest, rssAfterLoad: await memory() }
  } finally {
    await server.stop()
  }
}

async function without(filled: Filled, work: Work): Promise<Answer[]> {
  const twin = new Child('raw.ts', [filled.url, String(work.size)])
  try {
    await twin.answer()
    const rows: Answer[] = []
    for (const operation of wanted(work)) {
      for (const connections of connectionCounts) {
        const order: Order = { operation: operation.name, seconds: work.seconds, connections }
        const answer = await twin.ask<Answer>(order)
        rows.push(answer)
        work.log(line(operation.name, connections, 'raw', answer))
      }
    }
    return rows
  } finally {
    await twin.stop()
  }
}

/** With --only the server may be profiled: BENCH_PROFILE names the folder. */
const profiling = (): string[] =>
  process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []

const line = (operation: string, connections: number, kind: string, measured: Measured): string =>
  `  ${operation.padEnd(28)} ×${connections} ${kind.padEnd(5)} ${measured.perSecond.toFixed(0).padStart(6)}/s  ` +
  `median ${measured.medianMs.toFixed(2)} ms  p95 ${measured.p95Ms.toFixed(2)} ms`
