import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'

const fileIn = (dataFolder: string) => path.join(dataFolder, 'postgres.secret')

/** The superuser's password, made and kept when there is none yet. */
export function openSecret(dataFolder: string): string {
  const kept = readSecret(dataFolder)
  if (kept) return kept
  const secret = randomBytes(24).toString('hex')
  const draft = `${fileIn(dataFolder)}.draft`
  const handle = openSync(draft, 'w', 0o600)
  writeSync(handle, `${secret}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(draft, fileIn(dataFolder))
  return secret
}

/** The superuser's password, or null when there is none. */
export function readSecret(dataFolder: string): string | null {
  try {
    const secret = readFileSync(fileIn(dataFolder), 'utf8').trim()
    return /^[0-9a-f]{48}$/.test(secret) ? secret : null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') return null
    throw new EmbeddedPostgresError(
      `${fileIn(dataFolder)} cannot be read (${code}): run this as the user who started Steward.`,
    )
  }
}
