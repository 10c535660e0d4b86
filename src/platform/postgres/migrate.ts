import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type Transaction } from 'kysely'
import type { Db } from '../../kernel/database.ts'

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

/** Brings the database to what the code expects: forward only, each file in one transaction. Returns what it applied. */
export async function migrate(db: Db, rooms: readonly Room[]): Promise<string[]> {
  const wanted = (await Promise.all(rooms.map(migrationsOf))).flat()
  return db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(tx)
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`create table if not exists migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(
      tx,
    )
    const known = await sql<{ name: string; checksum: string }>`select name, checksum from migration`.execute(
      tx,
    )
    const applied = new Map(known.rows.map(row => [row.name, row.checksum]))
    refuseStrangeHistory(applied, wanted)
    const missing = wanted.filter(migration => !applied.has(migration.name))
    for (const migration of missing) await apply(tx, migration)
    return missing.map(migration => migration.name)
  })
}

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
