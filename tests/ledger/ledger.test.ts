import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentEnd, factsAfter } from '../../src/kernel/ledger/position.ts'
import { LedgerReader } from '../../src/kernel/ledger/reader.ts'
import { brokenSeal, sealLedger } from '../../src/kernel/ledger/seal.ts'
import { asAdmin } from '../harness/database.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
})
afterAll(() => world.stop())

const write = (fact: string) =>
  sql`insert into ledger (at, record_type, record_id, fact, actor_name, via, version)
    values (now(), 'test', gen_random_uuid(), ${fact}, 'test', 'system', 1)`

describe('a reader', () => {
  it('never passes a transaction in flight: what commits late is read late, and is read', async () => {
    const db = world.steward.kernel.root
    const seen: string[] = []
    const reader = new LedgerReader(db, 'test-order', async facts => {
      seen.push(...facts.map(fact => fact.fact))
    })
    await reader.register()
    const slow = await world.steward.pool.connect()
    await slow.query('begin')
    await slow.query(
      `insert into ledger (at, record_type, record_id, fact, actor_name, via, version)
       values (now(), 'test', gen_random_uuid(), 'slow', 'test', 'system', 1)`,
    )
    await write('quick').execute(db)
    await reader.catchUp()
    expect(seen).toEqual([])
    await slow.query('commit')
    slow.release()
    await reader.catchUp()
    expect(seen).toEqual(['slow', 'quick'])
  })

  it('does not wait for what other databases of the server write', async () => {
    const db = world.steward.kernel.root
    const seen: string[] = []
    const reader = new LedgerReader(db, 'test-neighbour', async facts => {
      seen.push(...facts.map(fact => fact.fact))
    })
    await reader.register()
    await asAdmin(async neighbour => {
      await neighbour.query('begin')
      await neighbour.query('select pg_current_xact_id()')
      await write('not held up').execute(db)
      await reader.catchUp()
      await neighbour.query('rollback')
    })
    expect(seen).toEqual(['not held up'])
  })

  it('reads every fact exactly once while many write and two nodes read', async () => {
    const db = world.steward.kernel.root
    const seen: string[] = []
    const collect = async (facts: readonly { fact: string }[]) => {
      seen.push(...facts.map(fact => fact.fact))
    }
    const [one, two] = [
      new LedgerReader(db, 'test-once', collect),
      new LedgerReader(db, 'test-once', collect),
    ]
    await one.register()
    const writers = Array.from({ length: 5 }, async (_, writer) => {
      for (let index = 0; index < 40; index++) await write(`w${writer}-${index}`).execute(db)
    })
    let writing = true
    const readers = [one, two].map(async reader => {
      while (writing) await reader.catchUp()
    })
    await Promise.all(writers)
    writing = false
    await Promise.all(readers)
    await one.catchUp()
    expect(seen.length).toBe(200)
    expect(new Set(seen).size).toBe(200)
  })

  it('is asked again when its handling fails, and loses nothing', async () => {
    const db = world.steward.kernel.root
    let failures = 1
    const seen: string[] = []
    const reader = new LedgerReader(db, 'test-retry', async facts => {
      if (failures-- > 0) throw new Error('not now')
      seen.push(...facts.map(fact => fact.fact))
    })
    await reader.register()
    await write('kept').execute(db)
    await expect(reader.catchUp()).rejects.toThrow('not now')
    await reader.catchUp()
    expect(seen).toEqual(['kept'])
  })
})

describe('the history', () => {
  it('is written in the transaction of the change: a failed write leaves no fact', async () => {
    const before = await currentEnd(world.steward.kernel.root)
    const answer = await agent.post('/incidents', {
      title: 'x',
      location: '01900000-0000-7000-8000-000000000000',
    })
    expect(answer.status).toBe(422)
    expect(await factsAfter(world.steward.kernel.root, before, 10)).toEqual([])
  })

  it.each([
    [
      'somebody else is named',
      `update ledger set actor_name = 'Somebody else' where seq = (select min(seq) from ledger)`,
    ],
    [
      'a difference is emptied',
      `update ledger set changes = '{}' where seq = (select max(seq) from ledger where changes is not null)`,
    ],
    ['a fact is deleted', 'delete from ledger where seq = (select min(seq) from ledger)'],
  ])('does not hold any more when %s', async (_, statement) => {
    const other = await testSteward()
    const { root } = other.steward.kernel
    for (const name of ['Sealed', 'Sealed later']) {
      await other.person(name, ['agent'])
      expect(await sealLedger(root)).toBeGreaterThan(0)
    }
    expect(await brokenSeal(root)).toBeNull()
    await root.executeQuery(CompiledQuery.raw(statement))
    expect(await brokenSeal(root)).not.toBeNull()
    await other.stop()
  })
})
