// Steward's settings lie in a file of their own inside the cluster, included by postgresql.conf.
import { chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ServiceUser } from './service-user.ts'

const settingsFile = 'steward.conf'

/** Rewrites a fresh postgresql.conf: ours over what initdb found out, the administrator's own lines over ours. */
export function includeSettings(cluster: string): void {
  const file = path.join(cluster, 'postgresql.conf')
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => /^\s*[a-z]/.test(line))
  const lines = [
    ...found,
    '',
    `include_if_exists '${settingsFile}'`,
    '',
    '# Your own settings go below and win over the ones above.',
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
}

/** Writes Steward's settings; says whether they changed. */
export function writeSettings(cluster: string, content: string, user: ServiceUser | null): boolean {
  const file = path.join(cluster, settingsFile)
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return false
  writeFileSync(`${file}.draft`, content, { mode: 0o600 })
  if (user) chownSync(`${file}.draft`, user.uid, user.gid)
  renameSync(`${file}.draft`, file)
  return true
}
