// Starts and kills the process of hold-open.fixture.ts, and reads what PostgreSQL left behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findCluster } from './cluster-place.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { isAlive } from './process-mark.ts'

export type Held = { child: ChildProcess; url: string; adopted: boolean; said: string[]; refused?: string }

/** Opens the data folder in a process of its own, from the checkout or a copy of this folder. */
export async function holdOpen(dataFolder: string, from = import.meta.dirname): Promise<Held> {
  const child = spawn(process.execPath, [path.join(from, 'hold-open.fixture.ts'), dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) return { child, ...JSON.parse(line) }
  throw new Error('The process said nothing')
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** The pid of the cluster's server, from its own file. */
export function serverPid(dataFolder: string): number {
  const cluster = findCluster(dataFolder)
  const said = cluster === null ? null : readPostmasterFile(cluster)
  if (said === null) throw new Error(`No server runs on ${dataFolder}`)
  return said.pid
}

export async function killServer(dataFolder: string): Promise<void> {
  const pid = serverPid(dataFolder)
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await sleep(5)
}

/** Runs one statement on a connection of its own. */
export async function run(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}
