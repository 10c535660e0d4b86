import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type Transaction } from 'kysely'
import type { Db, Executor } from '../../kernel/database.ts'

/** A room's migrations: `NNN-reason.sql` in its folder, applied in order, never edited once applied. */
export interface Room {
  name: string
  folder: string
}

interface Migration {
  name: string
  checksum: string
  text: string
}

export class MigrationError extends Error {}

/** One node migrates at a time; the others wait for it. The number is only a name for the lock. */
const lockKey = 5_784_231

/** Brings the database to what the code expects: forward only, all or nothing. Returns what it applied. */
export const migrate = (db: Db, rooms: readonly Room[]): Promise<string[]> =>
  db.transaction().execute(tx => migrateWithin(tx, rooms))

/** `migrate` in the caller's transaction; with `only` no further than these, all of which the rooms must have. */
export async function migrateWithin(
  tx: Transaction<unknown>,
  rooms: readonly Room[],
  only?: ReadonlyMap<string, string>,
): Promise<string[]> {
  const wanted = await migrationsIn(rooms)
  if (only) refuseStrangeHistory(only, wanted)
  await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(tx)
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`create table if not exists migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(tx)
  const applied = await appliedMigrations(tx)
  refuseStrangeHistory(applied, wanted)
  const missing = wanted.filter(({ name }) => !applied.has(name) && (!only || only.has(name)))
  for (const migration of missing) await apply(tx, migration)
  return missing.map(migration => migration.name)
}

/** What `migrate` would apply. Refuses as it does, and changes nothing. */
export async function pendingMigrations(db: Executor, rooms: readonly Room[]): Promise<string[]> {
  const wanted = await migrationsIn(rooms)
  const found = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(
    db,
  )
  const applied = found.rows[0]?.there ? await appliedMigrations(db) : new Map<string, string>()
  refuseStrangeHistory(applied, wanted)
  return wanted.map(({ name }) => name).filter(name => !applied.has(name))
}

async function appliedMigrations(db: Executor): Promise<Map<string, string>> {
  const known = await sql<{ name: string; checksum: string }>`select name, checksum from migration`.execute(
    db,
  )
  return new Map(known.rows.map(row => [row.name, row.checksum]))
}

const migrationsIn = async (rooms: readonly Room[]): Promise<Migration[]> =>
  (await Promise.all(rooms.map(migrationsOf))).flat()

async function migrationsOf({ name, folder }: Room): Promise<Migration[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async file => {
      const text = await readFile(join(folder, file), 'utf8')
      return { name: `${name}/${file}`, checksum: createHash('sha256').update(text).digest('hex'), text }
    }),
  )
}

function refuseStrangeHistory(applied: ReadonlyMap<string, string>, wanted: readonly Migration[]): void {
  const byName = new Map(wanted.map(migration => [migration.name, migration]))
  for (const [name, checksum] of applied) {
    const migration = byName.get(name)
    if (!migration) {
      throw new MigrationError(
        `The database is newer than this Steward (it has ${name}). Start the newer version.`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new MigrationError(
        `Migration ${name} was changed after it was applied. Restore the file as it was.`,
      )
    }
  }
}

async function apply(tx: Transaction<unknown>, migration: Migration): Promise<void> {
  await sql.raw(migration.text).execute(tx)
  await sql`insert into migration (name, checksum) values (${migration.name}, ${migration.checksum})`.execute(
    tx,
  )
}
