import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { adoptForeignLedger } from '../../kernel/ledger/position.ts'
import type { Jobs } from '../../kernel/ports/jobs.ts'
import { DiskFiles } from '../files/disk-files.ts'
import { migrateWithin, type Room } from '../postgres/migrate.ts'
import { BackupContents, joined } from './backup-contents.ts'
import { BackupError } from './backup-error.ts'
import { dropAll, holdsRecords, loosen, quoted, refresh, tablesOf } from './catalogue.ts'
import { type Manifest, readManifest, readPendingJobs, readSums, type Sums } from './manifest.ts'
import { replaceJobs } from './pending-jobs.ts'
import { TableLoader } from './table-loader.ts'

export interface RestoreOptions {
  databaseUrl: string
  filesFolder: string
  file: string
  /** Replaces what the database holds. */
  overwrite: boolean
  rooms: readonly Room[]
  /** Started; its queues are given the work that was waiting. */
  jobs: Jobs
  queues: readonly string[]
  tell: (line: string) => void
}

export interface Restored {
  createdAt: string
  rows: number
  files: number
  /** Migrations this Steward has beyond those of the backup. */
  migrated: string[]
}

/**
 * Brings a database to what the backup holds, and then to this Steward's schema: all of it in one transaction, which
 * ends only once every part was verified. Files that were written before a failure stay, harmless, under their hashes.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  if (!existsSync(options.file)) throw new BackupError(`There is no file ${options.file}.`)
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'steward-restore' })
  // Its death is told by the query it dies in; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    const contents = new BackupContents(options.file)
    return await overOne(client)
      .transaction()
      .execute(tx => restore(client, tx, contents, options))
  } finally {
    await client.end()
  }
}

/** COPY needs the bare connection, migrations and jobs the query builder: both use this one. */
function overOne(client: pg.Client): Kysely<unknown> {
  const connection = Object.assign(client, { release: () => {} })
  return new Kysely({
    dialect: new PostgresDialect({
      pool: { connect: async () => connection, end: async () => {}, options: {} },
    }),
  })
}

async function restore(
  client: pg.Client,
  tx: Transaction<unknown>,
  contents: BackupContents,
  options: RestoreOptions,
): Promise<Restored> {
  await client.query('set local statement_timeout = 0')
  await client.query(`set local maintenance_work_mem = '256MB'`)
  const manifest = readManifest(await contents.whole('manifest.json'))
  if (!options.overwrite && (await holdsRecords(client))) {
    throw new BackupError('The database is not empty. Say --force to replace all it holds with the backup.')
  }
  await dropAll(client)
  await migrateWithin(tx, options.rooms, new Map(manifest.migrations.map(each => [each.name, each.checksum])))
  await refuseOtherTables(client, manifest)
  await client.query(`truncate ${manifest.tables.map(table => quoted(table.name)).join(', ')}`)
  const tighten = await loosen(client)
  const loaded = await load(client, tx, manifest, contents, options)
  await tighten()
  await refresh(
    client,
    manifest.tables.map(table => table.name),
  )
  await adoptForeignLedger(tx)
  const migrated = await migrateWithin(tx, options.rooms)
  return { createdAt: manifest.createdAt, migrated, ...loaded }
}

async function refuseOtherTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const here = JSON.stringify(await tablesOf(client))
  if (here !== JSON.stringify(manifest.tables)) {
    throw new BackupError(
      'The tables of the backup are not those its migrations make. It cannot be restored.',
    )
  }
}

async function load(
  client: pg.Client,
  tx: Transaction<unknown>,
  manifest: Manifest,
  contents: BackupContents,
  options: RestoreOptions,
): Promise<{ rows: number; files: number }> {
  const loader = new TableLoader(client, manifest.tables)
  const { files, sums } = await loadParts(tx, loader, contents, options).catch(async error => {
    await loader.abort()
    throw error
  })
  verify(sums, contents.sha256, loader.rows)
  for (const { name, value, called } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), value, called])
  }
  return { rows: Object.values(loader.rows).reduce((sum, count) => sum + count, 0), files }
}

async function loadParts(
  tx: Transaction<unknown>,
  loader: TableLoader,
  contents: BackupContents,
  { filesFolder, jobs, queues, tell }: RestoreOptions,
): Promise<{ files: number; sums: Sums | null }> {
  const store = new DiskFiles(filesFolder)
  let files = 0
  let sums: Sums | null = null
  for await (const { name, bytes } of contents.rest()) {
    const [kind, own = ''] = name.split('/')
    if (kind === 'tables') {
      for await (const chunk of bytes) await loader.add(own, chunk)
      continue
    }
    await loader.end()
    if (kind === 'files') {
      const { sha256 } = await store.put(Readable.from(bytes), Number.POSITIVE_INFINITY)
      if (sha256 !== own) tell(`Attachment file ${own} was damaged when the backup was made.`)
      files++
    } else if (name === 'jobs.json') {
      await replaceJobs(tx, jobs, queues, readPendingJobs(await joined(bytes)))
    } else sums = readSums(await joined(bytes))
  }
  return { files, sums }
}

function verify(sums: Sums | null, sha256: ReadonlyMap<string, string>, rows: Record<string, number>): void {
  const wrong =
    Object.entries(sums?.sha256 ?? {}).find(([name, sum]) => sha256.get(name) !== sum)?.[0] ??
    Object.entries(sums?.rows ?? {}).find(([name, count]) => rows[name] !== count)?.[0]
  if (wrong) throw new BackupError(`The backup is damaged: ${wrong} is not what was written.`)
  // One more here: the sums themselves.
  if (!sums || sha256.size !== Object.keys(sums.sha256).length + 1) {
    throw new BackupError('The backup is damaged: not all of its parts are there.')
  }
}
