import { type SpawnOptions, spawn } from 'node:child_process'
import { EmbeddedPostgresError } from './embedded-error.ts'
import type { ServiceUser } from './service-user.ts'

/** How every PostgreSQL program is started: as its user, and blind to the settings of ours. */
export function programOptions(user: ServiceUser | null): SpawnOptions {
  // PGDATA, PGPORT and the like of the person who starts Steward must not lead to another server.
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name))
  return {
    env: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' },
    cwd: process.platform === 'win32' ? undefined : '/',
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  }
}

/** Runs a program to its end; a failure throws with the last thing it said. */
export async function runProgram(
  file: string,
  args: string[],
  options: { user: ServiceUser | null; input?: string },
): Promise<void> {
  const child = spawn(file, args, { ...programOptions(options.user), stdio: 'pipe' })
  let said = ''
  const listen = (chunk: Buffer) => {
    said = (said + chunk).slice(-10_000)
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  // A program that ends before it has read its input says why itself.
  child.stdin?.on('error', () => {})
  child.stdin?.end(options.input ?? '')
  const end = await new Promise<number | string | null>((resolve, reject) => {
    child.on('error', error => reject(cannotRun(file, error)))
    child.on('close', (code, signal) => resolve(signal ?? code))
  })
  if (end !== 0) throw cannotRun(file, reasonIn(said) ?? `ended with ${end}`)
}

/** The line of a PostgreSQL program's output that says why it gave up. */
export function reasonIn(said: string): string | null {
  const lines = said.split('\n').map(line => line.trim())
  const reason =
    lines.findLast(line => settingAtFault.test(line)) ??
    lines.findLast(line => /\b(FATAL|PANIC|error|ERROR):|error while loading/.test(line))
  return reason?.replace(/^.*?(LOG|FATAL|PANIC|error|ERROR):\s+/, '') ?? null
}

// Its FATAL line says only that the file "contains errors".
const settingAtFault =
  /LOG: +(invalid value for|unrecognized configuration|syntax error|parameter ".*" (cannot|requires))/

export function cannotRun(file: string, reason: Error | string): EmbeddedPostgresError {
  const why = typeof reason === 'string' ? reason : reason.message
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL cannot run (${file}): ${why}. Mend that, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}
