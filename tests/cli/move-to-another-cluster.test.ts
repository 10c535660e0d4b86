import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import type { Db } from '../../src/kernel/database.ts'
import { factsAfter } from '../../src/kernel/ledger/position.ts'
import { brokenSeal, sealLedger } from '../../src/kernel/ledger/seal.ts'
import { freshDatabase } from '../harness/database.ts'
import { testSteward } from '../harness/steward.ts'
import { ask, backup, restore } from './backup-and-restore.ts'

const fact = `insert into ledger (at, record_type, record_id, fact, actor_name, via, version)
  values (now(), 'test', gen_random_uuid(), 'test.moved', 'test', 'system', 1)`

/** Seals to the end. Whatever else writes in this cluster holds facts back for a moment. */
async function sealAll(db: Db): Promise<number> {
  for (let sealed = 0; ; ) {
    sealed += await sealLedger(db)
    const left = await sql`select 1 from ledger l join ledger_reader r on (l.xid, l.seq) > (r.xid, r.seq)
      where r.name = 'seal' limit 1`.execute(db)
    if (left.rows.length === 0) return sealed
    await pause(50)
  }
}

it('keeps the seals and leaves every reader between the same facts where transaction ids are lower', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-move-'))
  const world = await testSteward({ working: true })
  const { url, drop } = await freshDatabase('template1')
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
  })
  try {
    const agent = await world.person('Ben Agent', ['agent'])
    await agent.post('/incidents', { title: 'Sealed' })
    // Two transactions that overlap: the order of commit is not the order of the sequence.
    const slow = new pg.Client({ connectionString: world.url })
    await slow.connect()
    await slow.query('begin')
    for (const client of [slow, null, slow, null]) await (client ? client.query(fact) : ask(world.url, fact))
    await slow.query('commit')
    await slow.end()
    await world.steward.stop()
    const source = new Kysely<unknown>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: world.url }) }),
    })
    await sealAll(source)
    await ask(world.url, fact)
    const far = `(xid::text::bigint + 1000000000000)::text::xid8`
    await ask(world.url, `update ledger set xid = ${far}; update ledger_reader set xid = ${far}`)
    expect(await brokenSeal(source)).toBeNull()
    await source.destroy()
    const unread = `select r.name, array_agg(l.seq order by l.seq) as seqs from ledger_reader r
      join ledger l on (l.xid, l.seq) > (r.xid, r.seq) group by r.name order by r.name`
    const before = await ask<{ name: string; seqs: string[] }>(world.url, unread)
    expect(before.find(row => row.name === 'seal')?.seqs).toHaveLength(1)

    const file = join(folder, 'moved.steward')
    await backup(world, file)
    await restore({ url, dataFolder: folder }, file)
    expect(await ask(url, unread)).toEqual(before)
    expect(await brokenSeal(db)).toBeNull()
    await ask(url, fact)
    expect(await sealAll(db)).toBe(2)
    expect(await brokenSeal(db)).toBeNull()
    const [all] = await ask<{ count: number }>(url, 'select count(*)::int as count from ledger')
    expect(await factsAfter(db, { xid: '0', seq: 0 }, 100_000)).toHaveLength(all?.count ?? -1)
    await ask(url, `update ledger set actor_name = 'Somebody else' where seq = (select min(seq) from ledger)`)
    expect(await brokenSeal(db)).toContain('not what was sealed')
  } finally {
    await db.destroy()
    await drop()
    await world.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
