import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Log } from './log.ts'
import { openMachineFolder } from './machine-folder.ts'
import { canReach, type ServiceUser } from './service-user.ts'

// One of each kind: npm gives files the rights that the umask of its user leaves.
const samples = ['bin/postgres', 'bin/initdb', 'lib/postgresql/plpgsql.so', 'share/postgresql/postgres.bki']

/** The programs themselves, or a copy of them where the user who must run them can. */
export function reachableBinaries(binaries: Binaries, user: ServiceUser | null, log: Log): Binaries {
  if (user === null || samples.every(file => canReach(user, path.join(binaries.folder, file))))
    return binaries
  const folder = path.join(
    openMachineFolder(binaries.folder, user, 'programs'),
    `postgres-${binaries.version}`,
  )
  if (!existsSync(folder)) {
    copyForEveryone(binaries.folder, folder)
    log.info(`PostgreSQL runs as user ${user.name}, who cannot reach the checkout: copied it to ${folder}`)
  }
  return { ...binaries, folder }
}

function copyForEveryone(from: string, to: string): void {
  const draft = `${to}.draft-${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  openToEveryone(draft)
  try {
    renameSync(draft, to)
  } catch (error) {
    // Another Steward of this checkout was quicker.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

function openToEveryone(target: string): void {
  const entry = lstatSync(target)
  if (entry.isSymbolicLink()) return
  const runs = entry.isDirectory() || (entry.mode & 0o100) !== 0
  chmodSync(target, runs ? 0o755 : 0o644)
  if (entry.isDirectory()) for (const name of readdirSync(target)) openToEveryone(path.join(target, name))
}
