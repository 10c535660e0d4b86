// The PostgreSQL that comes with Steward: made, started, watched and stopped by the one process that owns it.
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { ask, createDatabase, superuser, type Urls, urlsOf } from './access.ts'
import { adoptOrClear } from './adopt.ts'
import { program } from './binaries.ts'
import { EmbeddedPostgresError } from './embedded-error.ts'
import { keepRunning } from './keep-running.ts'
import type { Log } from './log.ts'
import { claimOwnership, type Ownership } from './owner.ts'
import { rotateLog } from './postgres-log.ts'
import { type Cluster, type Postmaster, stopPostmaster } from './postmaster.ts'
import { prepareCluster } from './prepare-cluster.ts'
import { runProgram } from './run-program.ts'
import { openSecret } from './secret.ts'
import { defaultSettings, renderSettings, type Settings } from './settings.ts'
import { writeSettings } from './settings-file.ts'
import { removeSocketFolder } from './socket-folder.ts'
import { startPostmaster } from './start-postmaster.ts'

export { EmbeddedPostgresError, OwnedElsewhereError } from './embedded-error.ts'
export type { Log } from './log.ts'
export { connectToRunning } from './running.ts'

export type EmbeddedServer = Urls & {
  dataFolder: string
  /** True when the server was left running by a Steward that was killed. */
  adopted: boolean
  /** Ends all connections and stops the server; may be called again. */
  stop(): Promise<void>
}

/** `settings` win over Steward's own, such as `{ fsync: 'off' }` in tests. */
export type OpenOptions = { dataFolder: string; log: Log; settings?: Settings }

const logCheckMilliseconds = 10 * 60_000

/** Starts the embedded server of a data folder and makes this process its owner. */
export async function openEmbedded(options: OpenOptions): Promise<EmbeddedServer> {
  const { dataFolder, ownership } = await openDataFolder(options.dataFolder)
  try {
    return await openOwned(dataFolder, ownership, options)
  } catch (error) {
    ownership.release()
    throw error
  }
}

async function openOwned(dataFolder: string, ownership: Ownership, { log, settings }: OpenOptions) {
  const secret = openSecret(dataFolder)
  const cluster = await prepareCluster(dataFolder, secret, log)
  rotateLog(cluster.logFile)
  const content = renderSettings({ ...defaultSettings(), ...settings })
  const settingsChanged = writeSettings(cluster.folder, content, cluster.user)
  const left = await adoptOrClear(cluster, { secret, settingsChanged }, log)
  const first = await openDatabase(cluster, secret, left ?? (await startPostmaster(cluster)))
  const kept = keepRunning(first, () => startPostmaster(cluster, first.address), log)
  const rotation = setInterval(() => rotateLog(cluster.logFile), logCheckMilliseconds)
  rotation.unref()

  // A process.exit() somewhere skips stop(): without this, PostgreSQL would live on alone.
  const atExit = () => {
    kept.stopAtExit()
    ownership.release()
  }
  process.once('exit', atExit)
  let stopped: Promise<void> | null = null
  async function stop(): Promise<void> {
    clearInterval(rotation)
    await kept.stop()
    removeSocketFolder(first.address.socketFolder)
    process.off('exit', atExit)
    ownership.release()
  }
  return {
    ...urlsOf(first.address, secret),
    dataFolder,
    adopted: left !== null,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

async function openDataFolder(asked: string): Promise<{ dataFolder: string; ownership: Ownership }> {
  try {
    makeFolder(path.resolve(asked), 0o700)
    const dataFolder = realpathSync(asked)
    return { dataFolder, ownership: await claimOwnership(dataFolder) }
  } catch (error) {
    if (error instanceof EmbeddedPostgresError || !(error instanceof Error)) throw error
    throw new EmbeddedPostgresError(
      `The data folder ${path.resolve(asked)} cannot be used (${error.message}). Make it writable, or set STEWARD_DATA to another folder.`,
    )
  }
}

// Not { recursive: true }: where nothing can be made (/proc, an automounter) Node never returns from it.
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return
  const parent = path.dirname(folder)
  if (parent !== folder) makeFolder(parent, 0o755)
  mkdirSync(folder, { mode })
}

/** Makes sure that the server lets us in and holds our database. */
async function openDatabase(cluster: Cluster, secret: string, started: Postmaster): Promise<Postmaster> {
  let postmaster = started
  try {
    let answer = await ask(postmaster.address, secret)
    if ('refused' in answer && answer.refused === 'password') {
      await stopPostmaster(postmaster.mark)
      await resetPassword(cluster, secret)
      postmaster = await startPostmaster(cluster, started.address)
      answer = await ask(postmaster.address, secret)
    }
    if ('refused' in answer && answer.refused === 'database') {
      await createDatabase(postmaster.address, secret)
      answer = await ask(postmaster.address, secret)
    }
    if ('version' in answer) return postmaster
    throw new EmbeddedPostgresError(`The embedded PostgreSQL takes no connections: see ${cluster.logFile}.`)
  } catch (error) {
    await stopPostmaster(postmaster.mark)
    removeSocketFolder(started.address.socketFolder)
    throw error
  }
}

// The secret was lost, the data was not.
async function resetPassword(cluster: Cluster, secret: string): Promise<void> {
  await runProgram(program(cluster.binaries, 'postgres'), ['--single', '-D', cluster.folder, 'postgres'], {
    user: cluster.user,
    input: `alter role ${superuser} password '${secret}'\n`,
  })
}
