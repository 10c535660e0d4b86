// PostgreSQL refuses to run as root, so a root Steward starts it as another user of the machine.
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'

export type ServiceUser = { name: string; uid: number; gid: number }

/** Who PostgreSQL must run as, or null when it runs as ourselves: the owner of its files comes first. */
export function chooseServiceUser(existingCluster: string | null): ServiceUser | null {
  if (process.getuid?.() !== 0) return null
  const users = readUsers()
  const owner = existingCluster === null ? 0 : statSync(existingCluster).uid
  const chosen =
    users.find(user => user.uid === owner) ??
    users.find(user => user.name === 'postgres') ??
    users.find(user => user.name === 'nobody')
  if (chosen !== undefined) return chosen
  throw new EmbeddedPostgresError(
    'PostgreSQL cannot run as root and this machine has neither a user "postgres" nor "nobody". Start Steward as a normal user, or add one: useradd --system postgres',
  )
}

/** Whether the user may pass through every folder on the way to `target`, and read it. */
export function canReach(user: ServiceUser | null, target: string): boolean {
  if (user === null) return isReadable(target)
  const { root } = path.parse(target)
  for (let folder = target; ; folder = path.dirname(folder)) {
    const entry = statSync(folder, { throwIfNoEntry: false })
    const needed = folder === target && !entry?.isDirectory() ? 0o4 : 0o1
    if (entry === undefined || !allows(entry, user, needed)) return false
    if (folder === root) return true
  }
}

function isReadable(target: string): boolean {
  try {
    accessSync(target, constants.R_OK)
    return true
  } catch {
    return false
  }
}

function allows(entry: { mode: number; uid: number; gid: number }, user: ServiceUser, needed: number) {
  const shift = entry.uid === user.uid ? 6 : entry.gid === user.gid ? 3 : 0
  return ((entry.mode >> shift) & needed) === needed
}

// Only users of /etc/passwd: initdb looks itself up by number and fails when it finds no name.
function readUsers(): ServiceUser[] {
  let lines: string[]
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    return []
  }
  return lines.flatMap(line => {
    const [name = '', , uid, gid] = line.split(':')
    const user = { name, uid: Number(uid), gid: Number(gid) }
    return user.uid > 0 && Number.isInteger(user.gid) ? [user] : []
  })
}
