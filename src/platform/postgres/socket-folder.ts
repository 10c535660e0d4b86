import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ServiceUser } from './service-user.ts'

/** A folder for the server's socket, open to its user alone; null where there are no such sockets. */
export function makeSocketFolder(user: ServiceUser | null): string | null {
  if (process.platform === 'win32') return null
  try {
    // Not in the data folder: a socket's path may have 107 bytes only.
    const folder = mkdtempSync('/tmp/steward-pg-')
    if (user) chownSync(folder, user.uid, user.gid)
    return folder
  } catch {
    return null
  }
}

/** Removes such a folder, and no other. */
export function removeSocketFolder(folder: string | null): void {
  if (folder && /^steward-pg-\w{6}$/.test(path.basename(folder)))
    rmSync(folder, { recursive: true, force: true })
}
