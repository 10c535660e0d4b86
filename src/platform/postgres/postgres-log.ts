// PostgreSQL writes its own log; we open the file for it, and keep it and its predecessor small.
import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from 'node:fs'

const largestBytes = 10 * 1024 * 1024

export function openLog(file: string): number {
  return openSync(file, 'a', 0o600)
}

/** Keeps the log as `<file>.1` and begins anew when it has grown too large. */
export function rotateLog(file: string): void {
  if (sizeOf(file) <= largestBytes) return
  copyFileSync(file, `${file}.1`)
  // Emptied, not replaced: a running PostgreSQL holds it open, for appending.
  truncateSync(file)
}

export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** What was written after the given size was reached. */
export function readLogFrom(file: string, start: number): string {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(Math.min(64 * 1024, Math.max(0, sizeOf(file) - start)))
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, start))
  } finally {
    closeSync(handle)
  }
}
