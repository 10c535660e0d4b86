import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type EmbeddedServer, openEmbedded } from './embedded.ts'
import { killServer } from './held-open.fixture.ts'
import { customPlan, openPool } from './pool.ts'
import { assertServerVersion, refuseOld } from './server-version.ts'

// It has no types of its own.
const Cursor = createRequire(import.meta.url)('pg-cursor')

const quiet = { info() {}, warn() {}, error() {} }

let folder: string
let server: EmbeddedServer
let pool: pg.Pool

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'steward-pool-'))
  chmodSync(folder, 0o711)
  server = await openEmbedded({ dataFolder: folder, log: quiet, settings: { fsync: 'off' } })
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  // One connection, so that a test sees what it prepared.
  pool = openPool(server.url, { max: 1, log: quiet })
  // The test before may have killed the server, which is back in a moment.
  const isBack = () =>
    pool.query('select 1').then(
      () => true,
      () => false,
    )
  await expect.poll(isBack, { timeout: 10_000 }).toBe(true)
  await pool.query('drop table if exists thing')
  await pool.query('create table thing (id int primary key, name text)')
  await pool.query(`insert into thing values (1, 'one'), (2, 'two')`)
})

afterEach(() => pool.end())

async function prepared(part: string): Promise<number> {
  const { rows } = await pool.query('select statement from pg_prepared_statements')
  return rows.filter(row => row.statement.includes(part)).length
}

test('a parametrised statement that comes again is prepared by name, in every way of asking', async () => {
  const text = 'select name as by_text from thing where id = $1'
  for (const id of [1, 2, 1]) await pool.query(text, [id])
  expect(await prepared('by_text')).toBe(1)

  const config = { text: 'select name as by_config from thing where id = $1', values: [2] }
  for (let i = 0; i < 3; i++) expect((await pool.query(config)).rows).toEqual([{ by_config: 'two' }])
  expect(await prepared('by_config')).toBe(1)

  const client = await pool.connect()
  for (let i = 0; i < 3; i++) await client.query('select name as by_client from thing where id = $1', [1])
  client.release()
  expect(await prepared('by_client')).toBe(1)
})

test('kysely works on it, and its statements are prepared by name', async () => {
  const db = new Kysely<{ thing: { id: number; name: string } }>({ dialect: new PostgresDialect({ pool }) })
  const read = (id: number) => db.selectFrom('thing').select('name').where('id', '=', id).execute()
  for (const id of [1, 2, 1]) await read(id)
  expect(await read(2)).toEqual([{ name: 'two' }])
  await db.transaction().execute(tx => sql`update thing set name = ${'zwei'} where id = ${2}`.execute(tx))
  expect(await read(2)).toEqual([{ name: 'zwei' }])
  expect(await prepared('from "thing" where "id"')).toBe(1)
})

test('a statement that asks for a custom plan, or has no parameters, stays unnamed', async () => {
  for (let i = 0; i < 3; i++) {
    await pool.query(`${customPlan} select name as custom from thing where id = $1`, [1])
    await pool.query('select count(*) as plain from thing')
  }
  expect(await prepared('custom')).toBe(0)
  expect(await prepared('plain')).toBe(0)
})

test('a migration under a prepared statement does not fail its next use', async () => {
  const text = 'select * from thing where id = $1'
  for (let i = 0; i < 3; i++) await pool.query(text, [1])
  await pool.query('alter table thing add column colour text')
  for (let i = 0; i < 3; i++) {
    expect((await pool.query(text, [1])).rows).toEqual([{ id: 1, name: 'one', colour: null }])
  }
})

test('a migration under a prepared statement fails a transaction once', async () => {
  const text = 'select * from thing where id = $1 or id = 0'
  for (let i = 0; i < 3; i++) await pool.query(text, [1])
  await pool.query('alter table thing drop column name')
  await pool.query('begin')
  await expect(pool.query(text, [1])).rejects.toThrow(/cached plan/)
  await pool.query('rollback')
  await pool.query('begin')
  expect((await pool.query(text, [1])).rows).toEqual([{ id: 1 }])
  await pool.query('commit')
})

test('errors of statements arrive as they are', async () => {
  const text = `insert into thing values ($1, 'again')`
  for (let i = 0; i < 3; i++) await expect(pool.query(text, [1])).rejects.toMatchObject({ code: '23505' })
})

test('cursors pass', async () => {
  const client = await pool.connect()
  const cursor = client.query(new Cursor('select id from thing where id > $1 order by id', [0]))
  expect(await cursor.read(10)).toEqual([{ id: 1 }, { id: 2 }])
  await cursor.close()
  client.release()
})

test('numbers are numbers, instants are Dates and days are texts', async () => {
  const { rows } = await pool.query(
    `select 9007199254740991 as large, array[1::bigint, null] as list, timestamptz '2026-01-01 01:00+01' as at, date '2026-01-01' as on`,
  )
  expect(rows).toEqual([
    {
      large: 9_007_199_254_740_991,
      list: [1, null],
      at: new Date('2026-01-01T00:00:00Z'),
      on: '2026-01-01',
    },
  ])
  await expect(pool.query('select 9007199254740993')).rejects.toThrow(/more than a number can hold/)
})

test('a statement that runs too long is ended', async () => {
  expect((await pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '30s' }])
  const impatient = openPool(server.url, { max: 1, statementTimeoutSeconds: 1 })
  await expect(impatient.query('select pg_sleep($1)', [20])).rejects.toMatchObject({ code: '57014' })
  await impatient.end()
})

test('a database that dies takes the statements in flight and nothing else', async () => {
  const busy = openPool(server.url, { max: 3, log: quiet })
  const text = 'select name from thing where id = $1'
  for (let i = 0; i < 3; i++) await busy.query(text, [1])
  const idle = await busy.connect()
  const flying = expect(busy.query('select pg_sleep($1)', [20])).rejects.toThrow()
  await expect.poll(() => busy.totalCount).toBe(2)
  await killServer(folder)
  await flying
  idle.release()
  await expect
    .poll(
      () =>
        busy.query(text, [1]).then(
          result => result.rows,
          () => null,
        ),
      { timeout: 5000 },
    )
    .toEqual([{ name: 'one' }])
  await busy.end()
})

test('servers older than PostgreSQL 15 are refused in one clear line', async () => {
  await assertServerVersion(pool)
  expect(() => refuseOld(150_000, '15.0')).not.toThrow()
  expect(() => refuseOld(140_013, '14.13')).toThrow(
    'Steward needs PostgreSQL 15 or newer and this server is 14.13. Upgrade it, or set DATABASE_URL to another one.',
  )
})
