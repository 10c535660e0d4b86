import {
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { superuser } from './access.ts'
import { type Binaries, program } from './binaries.ts'
import { runProgram } from './run-program.ts'
import type { ServiceUser } from './service-user.ts'
import { includeSettings } from './settings-file.ts'

type Request = { folder: string; binaries: Binaries; user: ServiceUser | null; secret: string }

/** Makes an empty cluster in `folder`: whole, or (killed half-way) not at all. */
export async function initialiseCluster({ folder, binaries, user, secret }: Request): Promise<void> {
  const parent = path.dirname(folder)
  removeDrafts(folder)
  const draft = `${folder}.draft-${process.pid}-${Date.now()}`
  mkdirSync(draft, { mode: 0o700 })
  const passwordFile = path.join(draft, 'password')
  writeFileSync(passwordFile, secret, { mode: 0o600 })
  if (user) for (const each of [draft, passwordFile]) chownSync(each, user.uid, user.gid)
  const cluster = path.join(draft, 'cluster')
  await runProgram(program(binaries, 'initdb'), initArguments(cluster, passwordFile), { user })
  includeSettings(cluster)
  renameSync(cluster, folder)
  syncFolder(parent)
  rmSync(draft, { recursive: true, force: true })
}

// The built-in provider compares and folds letters alike on every machine; those of libc and ICU change with
// their versions, and a changed order breaks indexes silently.
function initArguments(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
  ]
}

/** What an interrupted start left; its initdb may still be writing, so a failure to remove is left for next time. */
function removeDrafts(folder: string): void {
  const parent = path.dirname(folder)
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${path.basename(folder)}.draft-`)) continue
    try {
      rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 5 })
    } catch {}
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
