import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { rooms } from '../../src/main/rooms.ts'
import { openEmbedded } from '../../src/platform/postgres/embedded.ts'
import { migrate } from '../../src/platform/postgres/migrate.ts'
import { openPool } from '../../src/platform/postgres/pool.ts'
import { asAdmin, urlOf } from './database.ts'

const silent = { info() {}, warn() {}, error() {} }

/** One PostgreSQL for the whole run and one migrated template that every test file copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const folder = await mkdtemp(join(tmpdir(), 'steward-test-'))
  // Tests may lose their data: fsync off is for them alone.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  }
  const embedded = given ? null : await openEmbedded({ dataFolder: folder, log: silent, settings })
  process.env.STEWARD_TEST_SERVER = given ?? embedded?.url ?? ''
  const template = `steward_template_${randomBytes(4).toString('hex')}`
  process.env.STEWARD_TEST_TEMPLATE = template
  await asAdmin(client => client.query(`create database ${template}`))
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: openPool(urlOf(template), { max: 2 }) }),
  })
  await migrate(db, rooms)
  await db.destroy()
  return async () => {
    await asAdmin(client => client.query(`drop database if exists ${template} with (force)`))
    await embedded?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
