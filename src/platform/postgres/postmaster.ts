// Starts and stops the PostgreSQL server process itself.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries, program } from './binaries.ts'
import { openLog, readLogFrom, sizeOf } from './postgres-log.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { isPostgresOf, isRunning, markOf, type ProcessMark } from './process-mark.ts'
import { cannotRun, programOptions, reasonIn } from './run-program.ts'
import type { ServiceUser } from './service-user.ts'
import { removeSocketFolder } from './socket-folder.ts'

export type Cluster = { folder: string; binaries: Binaries; user: ServiceUser | null; logFile: string }
export type Address = { port: number; socketFolder: string | null }
export type Postmaster = { mark: ProcessMark; address: Address }

const pollMilliseconds = 5
// Crash recovery replays at most about max_wal_size; this is far beyond it.
const longestStartMilliseconds = 10 * 60_000

/** Starts the server and returns when it takes connections; fails with the reason from its log. */
export async function launch(cluster: Cluster, address: Address): Promise<Postmaster> {
  const file = program(cluster.binaries, 'postgres')
  const logStart = sizeOf(cluster.logFile)
  const logHandle = openLog(cluster.logFile)
  const child = spawn(file, serverArguments(cluster, address), {
    ...programOptions(cluster.user),
    stdio: ['ignore', logHandle, logHandle],
    // Its own session: Ctrl-C in the terminal is for Steward, who stops PostgreSQL last.
    detached: true,
  })
  closeSync(logHandle)
  child.unref()
  let failure: Error | null = null
  child.on('error', error => {
    failure = error
  })
  const deadline = Date.now() + longestStartMilliseconds
  for (;;) {
    if (failure) throw cannotRun(file, failure)
    if (child.exitCode !== null || child.signalCode !== null) {
      const reason = reasonIn(readLogFrom(cluster.logFile, logStart))
      throw cannotRun(file, reason ?? `ended with ${child.signalCode ?? child.exitCode}`)
    }
    const said = readPostmasterFile(cluster.folder)
    if (said?.pid === child.pid && said?.status === 'ready') return { mark: markOf(said.pid), address }
    if (Date.now() > deadline) throw cannotRun(file, `not ready in time, see ${cluster.logFile}`)
    await sleep(pollMilliseconds)
  }
}

/** Stops the server: it ends all connections, writes a checkpoint and leaves nothing to recover. */
export async function stopPostmaster(mark: ProcessMark): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 60] as const,
    ['SIGQUIT', 10] as const,
    ['SIGKILL', 10] as const,
  ]) {
    signalPostmaster(mark, signal)
    const deadline = Date.now() + seconds * 1000
    while (Date.now() < deadline) {
      if (!isRunning(mark)) return
      await sleep(pollMilliseconds)
    }
  }
}

/** Tells the server to stop without waiting for it. */
export function signalPostmaster(mark: ProcessMark, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  if (!isRunning(mark)) return
  if (process.platform === 'win32' && signal !== 'SIGKILL') {
    // Node's kill() on Windows always kills hard; pg_ctl can ask.
    spawnSync(program(findBinaries(), 'pg_ctl'), ['kill', signal.slice(3), String(mark.pid)])
    return
  }
  try {
    process.kill(mark.pid, signal)
  } catch {
    // It ended in between.
  }
}

/** Stops whatever server still runs on the cluster. */
export async function stopLeftover(folder: string): Promise<void> {
  const said = readPostmasterFile(folder)
  if (said === null || !isPostgresOf(said.pid, folder)) return
  await stopPostmaster(markOf(said.pid))
  removeSocketFolder(said.socketFolder)
}

/** Ends the backends of a killed server, each busy with a statement and unaware: a new one cannot start before. */
export function endOrphanedBackends(folder: string): void {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name) && isPostgresOf(Number(name), folder))
      signalPostmaster(markOf(Number(name)), 'SIGQUIT')
  }
}

function serverArguments(cluster: Cluster, address: Address): string[] {
  const settings = {
    port: String(address.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: address.socketFolder ?? '',
    ...(address.socketFolder ? { unix_socket_permissions: '0700' } : {}),
  }
  return [
    '-D',
    cluster.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}
