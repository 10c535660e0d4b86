import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keysOf, orderBy } from '../../src/kernel/query/keyset.ts'
import { toSql } from '../../src/kernel/query/where-sql.ts'
import { type TestSteward, testSteward } from '../harness/steward.ts'

/** With sorting made forbiddingly dear, a plan sorts only where no index gives the order. */
let world: TestSteward
beforeAll(async () => {
  world = await testSteward()
})
afterAll(() => world.stop())

class Undone extends Error {}

/** What serves the closed too walks past all of them: it is taken away while active work is looked at. */
const ofAll = sql`drop index work_item_updated, work_item_created, work_item_priority`

async function planOf(sort: string, active: boolean): Promise<string> {
  const shape = world.steward.kernel.registry.shape('incident')
  const where = active ? toSql({ field: 'stateCategory', in: ['open', 'waiting'] }, shape) : sql`true`
  let plan = ''
  const looking = world.steward.kernel.root.transaction().execute(async tx => {
    if (active) await ofAll.execute(tx)
    for (const node of ['sort', 'incremental_sort', 'seqscan', 'bitmapscan'])
      await sql`set local ${sql.raw(`enable_${node}`)} = off`.execute(tx)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select w.id from work_item w where w.type = 'incident' and ${where}
      order by ${orderBy(keysOf(shape, sort))} limit 51`.execute(tx)
    plan = rows.map(row => row['QUERY PLAN']).join('\n')
    throw new Undone()
  })
  await expect(looking).rejects.toBeInstanceOf(Undone)
  return plan
}

const latest = ['priority,-updatedAt', 'updatedAt', '-updatedAt', 'createdAt', '-createdAt']

it.each([...latest, 'number', '-number', 'slaDueAt'])('active work by %s comes from an index', async sort => {
  expect(await planOf(sort, true)).not.toMatch(/Sort Key/)
})

it.each([...latest, '-priority,updatedAt'])('all work by %s comes from an index', async sort => {
  expect(await planOf(sort, false)).not.toMatch(/Sort Key/)
})
