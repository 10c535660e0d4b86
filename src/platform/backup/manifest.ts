// A backup is a gzipped tar. In this order: `manifest.json`; `tables/<name>/<n>`, the rows as PostgreSQL's COPY text,
// each piece whole rows; `jobs.json`, the work that was waiting; `files/<sha256>`, the attachments; `sums.json`.
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { BackupError } from './backup-error.ts'

const manifest = Type.Object({
  format: Type.Literal(1),
  createdAt: Type.String(),
  postgres: Type.String(),
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Type.String() })),
  tables: Type.Array(Type.Object({ name: Type.String(), columns: Type.Array(Type.String()) })),
  sequences: Type.Array(Type.Object({ name: Type.String(), value: Type.String(), called: Type.Boolean() })),
})
/** What is in a backup, before it comes. */
export type Manifest = Static<typeof manifest>

const sums = Type.Object({
  sha256: Type.Record(Type.String(), Type.String()),
  rows: Type.Record(Type.String(), Type.Integer()),
})
/** What was in a backup, by which it is verified. */
export type Sums = Static<typeof sums>

const pendingJobs = Type.Array(
  Type.Object({
    queue: Type.String(),
    key: Type.Union([Type.String(), Type.Null()]),
    data: Type.Record(Type.String(), Type.Unknown()),
  }),
)
/** Work that was enqueued and not done. */
export type PendingJob = Static<typeof pendingJobs>[number]

export const readManifest = reader<Manifest>(Compile(manifest))
export const readSums = reader<Sums>(Compile(sums))
export const readPendingJobs = reader<PendingJob[]>(Compile(pendingJobs))

function reader<T>(validator: { Check(value: unknown): boolean }): (bytes: Buffer) => T {
  return bytes => {
    const value: unknown = parsed(bytes)
    if (validator.Check(value)) return value as T
    const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : 1
    throw new BackupError(
      typeof format === 'number' && format > 1
        ? 'This backup was made by a newer Steward. Restore it with that one.'
        : 'This is not a backup of Steward, or it is damaged.',
    )
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
