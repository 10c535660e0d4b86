import { createWriteStream, existsSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { fileEntry, jsonEntry, tableEntries } from './backup-entries.ts'
import { BackupError } from './backup-error.ts'
import { sequencesOf, tablesOf } from './catalogue.ts'
import type { Manifest, Sums } from './manifest.ts'
import { pendingJobs } from './pending-jobs.ts'
import { tarEnd } from './tar.ts'

export interface BackupOptions {
  databaseUrl: string
  /** Where attachments lie under their SHA-256. */
  filesFolder: string
  /** The file to write. */
  file: string
  overwrite: boolean
  /** Queues whose waiting work belongs to the data. */
  queues: readonly string[]
  /** Told what a person should know, a line each. */
  tell: (line: string) => void
}

export interface Written {
  tables: number
  rows: number
  files: number
  bytes: number
}

/** Attachments are mostly compressed already; rows shrink to a tenth at any level. */
const gzipLevel = 3

/**
 * Writes everything, as it stands at this moment, to one file, beside a running server. The file has its name only
 * once it is whole.
 */
export async function writeBackup(options: BackupOptions): Promise<Written> {
  const { file } = options
  if (existsSync(file) && !options.overwrite) {
    throw new BackupError(`${file} exists already. Name another file, or say --force to overwrite it.`)
  }
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'steward-backup' })
  // Its death is told by the query it dies in; without a listener it would end the process.
  client.on('error', () => {})
  const partial = `${file}.partial`
  try {
    await client.connect()
    const written: Written = { tables: 0, rows: 0, files: 0, bytes: 0 }
    const target = createWriteStream(partial, { mode: 0o600, flush: true })
    await pipeline(archive(client, options, written), createGzip({ level: gzipLevel }), target)
    await rename(partial, file)
    return { ...written, bytes: (await stat(file)).size }
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function* archive(
  client: pg.Client,
  { filesFolder, queues, tell }: BackupOptions,
  written: Written,
): AsyncGenerator<Buffer> {
  const sums: Sums = { sha256: {}, rows: {} }
  await client.query('begin isolation level repeatable read read only')
  await client.query('set local statement_timeout = 0')
  const manifest = await manifestOf(client)
  yield* jsonEntry('manifest.json', manifest, sums)
  for (const table of manifest.tables) {
    sums.rows[table.name] = yield* tableEntries(client, table, sums)
    written.rows += sums.rows[table.name] ?? 0
    written.tables++
  }
  yield* jsonEntry('jobs.json', await pendingJobs(client, queues), sums)
  await client.query('commit')
  for (const name of await fileNames(filesFolder)) {
    yield* fileEntry(join(filesFolder, name.slice(0, 2), name), name, sums)
    written.files++
    if (sums.sha256[`files/${name}`] !== name) tell(`Attachment file ${name} is damaged on the disk.`)
  }
  yield* jsonEntry('sums.json', sums, { sha256: {}, rows: {} })
  yield tarEnd
}

/** The sequences are read after the snapshot was taken, so none is behind a row of it. */
async function manifestOf(client: pg.Client): Promise<Manifest> {
  const tables = await tablesOf(client)
  if (!tables.some(table => table.name === 'migration')) {
    throw new BackupError('There is nothing to back up: this database holds no Steward.')
  }
  const version = await client.query<{ server_version: string }>('show server_version')
  const migrations = await client.query<Manifest['migrations'][number]>(
    'select name, checksum from migration order by applied_at, name',
  )
  return {
    format: 1,
    createdAt: new Date().toISOString(),
    postgres: version.rows[0]?.server_version ?? '',
    migrations: migrations.rows,
    tables,
    sequences: await sequencesOf(client),
  }
}

/** Read after the snapshot was taken: a file is there before the row that names it, and never goes. */
async function fileNames(folder: string): Promise<string[]> {
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true }) : []
  return entries
    .map(path => path.slice(-64))
    .filter(name => /^[0-9a-f]{64}$/.test(name))
    .sort()
}
