// Where PostgreSQL's own files lie: in the data folder, or under /var when its user cannot get there.
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'
import type { Log } from './log.ts'
import { openMachineFolder } from './machine-folder.ts'
import { stopLeftover } from './postmaster.ts'
import { canReach, type ServiceUser } from './service-user.ts'

const pointerFile = (dataFolder: string) => path.join(dataFolder, 'postgres.location')
const backReference = (cluster: string) => path.join(path.dirname(cluster), 'data-folder')

/** The folder of an existing cluster, or null before the first start. */
export function findCluster(dataFolder: string): string | null {
  const inside = path.join(dataFolder, 'postgres')
  if (!existsSync(pointerFile(dataFolder))) return isCluster(inside) ? inside : null
  const elsewhere = readFileSync(pointerFile(dataFolder), 'utf8').trim()
  if (isCluster(elsewhere)) return elsewhere
  throw new EmbeddedPostgresError(
    `The database of ${dataFolder} was in ${elsewhere} and is not there any more. Bring it back, or remove ${pointerFile(dataFolder)} to begin with an empty one.`,
  )
}

/** Where a new cluster goes. */
export async function placeNewCluster(dataFolder: string, user: ServiceUser | null, log: Log) {
  if (user === null) return path.join(dataFolder, 'postgres')
  letPass(dataFolder)
  if (canReach(user, dataFolder)) return path.join(dataFolder, 'postgres')
  const cluster = path.join(openMachineFolder(dataFolder, user, 'data'), 'postgres')
  log.info(
    `PostgreSQL runs as user ${user.name}, who cannot reach ${dataFolder}: its files are in ${cluster}`,
  )
  await setAside(cluster, log)
  return cluster
}

/** Remembers in the data folder that its cluster lies elsewhere. */
export function rememberPlace(dataFolder: string, cluster: string): void {
  if (path.dirname(cluster) === dataFolder) return
  writeFileSync(backReference(cluster), `${dataFolder}\n`)
  writeFileSync(pointerFile(dataFolder), `${cluster}\n`)
}

/** Refuses a copied data folder (two owners of one cluster), accepts a moved one, and an unreachable one never. */
export function checkPlace(dataFolder: string, cluster: string, user: ServiceUser | null): void {
  if (path.dirname(cluster) === dataFolder && user !== null) letPass(dataFolder)
  if (user !== null && !canReach(user, path.dirname(cluster))) {
    throw new EmbeddedPostgresError(
      `User ${user.name}, who runs PostgreSQL, cannot reach ${cluster}: give every folder above it the right to pass (chmod o+x).`,
    )
  }
  if (path.dirname(cluster) === dataFolder) return
  const other = existsSync(backReference(cluster)) ? readFileSync(backReference(cluster), 'utf8').trim() : ''
  if (other !== dataFolder && existsSync(pointerFile(other))) {
    throw new EmbeddedPostgresError(
      `${dataFolder} is a copy of ${other} and both name the database in ${cluster}. Remove ${pointerFile(dataFolder)} to begin with an empty one.`,
    )
  }
  rememberPlace(dataFolder, cluster)
}

function isCluster(folder: string): boolean {
  return existsSync(path.join(folder, 'PG_VERSION'))
}

// Passing is not listing: the names and contents of the other files stay private.
function letPass(dataFolder: string): void {
  const { mode, uid } = statSync(dataFolder)
  if (uid === 0 && (mode & 0o001) === 0) chmodSync(dataFolder, (mode & 0o777) | 0o011)
}

// Left by a data folder that was removed: whoever removed it wants to begin anew, but data is never deleted.
async function setAside(cluster: string, log: Log): Promise<void> {
  if (!existsSync(cluster)) return
  await stopLeftover(cluster)
  const aside = `${cluster}.left-${Date.now()}`
  renameSync(cluster, aside)
  log.warn(`Another database lay in ${cluster}, whose data folder is gone: kept as ${aside}`)
}
