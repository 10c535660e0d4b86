import { existsSync, realpathSync } from 'node:fs'
import { type Urls, urlsOf } from './access.ts'
import { findCluster } from './cluster-place.ts'
import { findOwner } from './owner.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { isAlive, isPostgresOf } from './process-mark.ts'
import { readSecret } from './secret.ts'

/** The addresses of the server of a Steward that runs on this data folder, or null when none does. */
export async function connectToRunning(options: { dataFolder: string }): Promise<Urls | null> {
  if (!existsSync(options.dataFolder)) return null
  const dataFolder = realpathSync(options.dataFolder)
  if (findOwner(dataFolder) === null) return null
  const secret = readSecret(dataFolder)
  const cluster = findCluster(dataFolder)
  const said = cluster === null ? null : readPostmasterFile(cluster)
  if (secret === null || cluster === null || said?.status !== 'ready') return null
  // Not to be told apart (Windows): the owner lives, so the file is fresh.
  if (!isAlive(said.pid) || isPostgresOf(said.pid, cluster) === false) return null
  return urlsOf({ port: said.port, socketFolder: said.socketFolder }, secret)
}
