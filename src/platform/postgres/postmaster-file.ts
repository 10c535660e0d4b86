// postmaster.pid: what a running PostgreSQL says about itself, in its own format.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type PostmasterFile = { pid: number; port: number; socketFolder: string | null; status: string }

const fileIn = (cluster: string) => path.join(cluster, 'postmaster.pid')

/** Null when there is none, or it is not written yet. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  const lines = readLines(cluster)
  const [pid, , , port, socketFolder, , , status] = lines ?? []
  // A postmaster writes its pid first; a minus sign marks a single-user backend.
  if (pid === undefined || !/^-?[1-9]\d*$/.test(pid)) return null
  return {
    pid: Math.abs(Number(pid)),
    port: Number(port ?? 0),
    socketFolder: socketFolder || null,
    status: status ?? '',
  }
}

/**
 * Makes PostgreSQL take the file for stale although its pid lives, as another program's. It does so for its
 * parent's pid. Removing the file would also remove its check that no backend of the dead server lives on.
 */
export function markStale(cluster: string): void {
  const lines = readLines(cluster)
  if (lines) writeFileSync(fileIn(cluster), [String(process.pid), ...lines.slice(1)].join('\n'))
}

function readLines(cluster: string): string[] | null {
  try {
    return readFileSync(fileIn(cluster), 'utf8')
      .split('\n')
      .map(line => line.trim())
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
