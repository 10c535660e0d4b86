import type { Started } from './child/server.ts'
import { Connection } from './load/connection.ts'
import { type Material, operations } from './load/operations.ts'

export interface Soak {
  minutes: number
  requests: number
  /** The server's memory in bytes, each twentieth of the time. */
  rss: readonly number[]
}

interface Soaked {
  started: Started
  material: Material
  memory: () => Promise<number>
}

const connections = 8
const samples = 20

/** All operations in turn on 8 connections for a long time: memory that grows is memory that leaks. */
export async function soak(
  { started, material, memory }: Soaked,
  { soak: minutes, log }: { soak: number; log: (line: string) => void },
): Promise<Soak> {
  const end = performance.now() + minutes * 60_000
  let requests = 0
  const repeat = async () => {
    const connection = await Connection.open(started.port, started.token)
    for (let at = 0; performance.now() < end; at++) {
      const operation = operations[at % operations.length]
      const request = operation?.next(material)
      if (!operation || !request) continue
      const { status, body } = await connection.send(request)
      if (status >= 300) throw new Error(`${operation.name}: ${status} ${body}`)
      operation.done?.(material, /"id":"([^"]+)"/.exec(body)?.[1] ?? '')
      requests++
    }
    connection.close()
  }
  const rss: number[] = []
  const watch = async () => {
    while (rss.length < samples) {
      await new Promise(resolve => setTimeout(resolve, (minutes * 60_000) / samples))
      rss.push(await memory())
      log(`soak: ${requests} requests, ${Math.round((rss.at(-1) ?? 0) / 2 ** 20)} MB`)
    }
  }
  await Promise.all([watch(), ...Array.from({ length: connections }, repeat)])
  return { minutes, requests, rss }
}
