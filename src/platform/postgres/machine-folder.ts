// A place outside the checkout that every user of the machine may pass through. Only root uses it.
import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'
import { canReach, type ServiceUser } from './service-user.ts'

const lasting = ['/var/lib/steward', '/opt/steward']
// Old files there are removed from time to time: good enough for what can be copied again.
const passing = '/var/tmp/steward'

/** The folder of the machine that belongs to the folder `forPath` alone; made when missing. */
export function openMachineFolder(forPath: string, user: ServiceUser, holds: 'data' | 'programs'): string {
  // By its number too: a folder that was moved away keeps what is here, another one in its place does not share it.
  const key = `${forPath}:${statSync(forPath).ino}`
  const places = holds === 'data' ? lasting : [...lasting, passing]
  for (const place of places) {
    const folder = tryMake(place, key)
    if (folder !== null && canReach(user, folder)) return folder
  }
  throw new EmbeddedPostgresError(
    `User ${user.name}, who must run PostgreSQL because root may not, can reach neither ${forPath} nor a folder in ${places.join(' or ')}. Start Steward as a normal user, or move it to a folder everyone may pass through.`,
  )
}

function tryMake(place: string, key: string): string | null {
  const folder = path.join(place, createHash('sha256').update(key).digest('hex').slice(0, 16))
  try {
    return [place, folder].every(makeTrusted) ? folder : null
  } catch {
    return null
  }
}

// In /var/tmp anyone could have made the name first: what is not root's own must not be run or written to.
function makeTrusted(folder: string): boolean {
  mkdirSync(folder, { recursive: true })
  const entry = lstatSync(folder)
  if (!entry.isDirectory() || entry.uid !== 0) return false
  chmodSync(folder, 0o755)
  return true
}
