import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { findBinaries } from './binaries.ts'
import { checkPlace, findCluster, placeNewCluster, rememberPlace } from './cluster-place.ts'
import { EmbeddedPostgresError } from './embedded-error.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import type { Log } from './log.ts'
import type { Cluster } from './postmaster.ts'
import { reachableBinaries } from './reachable-binaries.ts'
import { chooseServiceUser, type ServiceUser } from './service-user.ts'

/** Finds or makes the cluster of a data folder, with everything in reach of the user who runs it. */
export async function prepareCluster(dataFolder: string, secret: string, log: Log): Promise<Cluster> {
  const found = findBinaries()
  const existing = findCluster(dataFolder)
  const user = chooseServiceUser(existing)
  const binaries = reachableBinaries(found, user, log)
  const folder = existing ?? (await placeNewCluster(dataFolder, user, log))
  if (existing === null) {
    await initialiseCluster({ folder, binaries, user, secret })
    rememberPlace(dataFolder, folder)
  } else {
    checkPlace(dataFolder, folder, user)
    checkVersion(folder, binaries.version)
    giveTo(user, folder)
  }
  return { folder, binaries, user, logFile: path.join(dataFolder, 'postgres.log') }
}

function checkVersion(folder: string, version: string): void {
  const made = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version.startsWith(`${made}.`)) return
  throw new EmbeddedPostgresError(
    `The database in ${folder} was made by PostgreSQL ${made} and this Steward brings PostgreSQL ${version}. Back it up with the former Steward and restore it into a new data folder.`,
  )
}

function giveTo(user: ServiceUser | null, folder: string): void {
  const { uid, mode } = statSync(folder)
  if (user) {
    if (uid !== user.uid) giveAllTo(user, folder)
  } else if (process.getuid && uid !== process.getuid()) {
    throw new EmbeddedPostgresError(
      `The database in ${folder} belongs to another user (number ${uid}). Start Steward as that user or as root, or give it to yours: chown -R.`,
    )
  }
  // A restored copy often is open to others, and PostgreSQL refuses that.
  if (process.getuid && (mode & 0o027) !== 0) chmodSync(folder, 0o700)
}

function giveAllTo(user: ServiceUser, target: string): void {
  if (lstatSync(target).isDirectory()) {
    for (const name of readdirSync(target)) giveAllTo(user, path.join(target, name))
  }
  // The folder last: after an interruption the next start must see that this is not done.
  chownSync(target, user.uid, user.gid)
}
