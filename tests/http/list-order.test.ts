import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

/** Pages put together are the whole list: no row lost, none twice, in the order of a plain sort. */
let world: TestSteward
let agent: TestPerson
type Row = Record<string, string>
let all: Row[]
const fields = ['priority', 'number', 'createdAt', 'updatedAt'] as const
const levels = ['1', '2', '3']

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
  for (let index = 0; index < 40; index++) {
    // Three are made at the same moment: ties must be told apart by the id.
    if (index % 3 === 0) world.clock.advance(60_000)
    const { body } = await agent.post('/incidents', {
      title: `Row ${index}`,
      impact: levels[index % 3],
      urgency: levels[(index * 7) % 3],
    })
    if (index % 5 === 0) await agent.patch(`/incidents/${body.id}`, { title: `Row ${index} again` })
  }
  all = (await agent.get('/incidents?limit=200')).body.items
})
afterAll(() => world.stop())

const orders = fc
  .uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 3 })
  .chain(names =>
    fc.tuple(...names.map(name => fc.boolean().map(descending => (descending ? `-${name}` : name)))),
  )

function sorted(keys: string[]): string[] {
  const last = keys.at(-1)?.startsWith('-') ? '-id' : 'id'
  return all
    .toSorted((a, b) => {
      for (const key of [...keys, last]) {
        const name = key.replace('-', '')
        const [x = '', y = ''] = [a[name], b[name]]
        if (x !== y) return (x < y ? -1 : 1) * (key.startsWith('-') ? -1 : 1)
      }
      return 0
    })
    .map(row => row.id ?? '')
}

async function paged(sort: string, limit: number): Promise<string[]> {
  const ids: string[] = []
  let cursor = ''
  do {
    const { status, body } = await agent.get(
      `/incidents?sort=${sort}&limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    expect(status).toBe(200)
    ids.push(...body.items.map((row: Row) => row.id))
    cursor = body.next ?? ''
  } while (cursor)
  return ids
}

it('pages of any order of up to three fields give each row once, in that order', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 6, max: 23 }), async (keys, limit) => {
      expect(await paged(keys.join(','), limit)).toEqual(sorted(keys))
    }),
    { numRuns: 40 },
  )
})

it('an order by a field twice, by four fields or by one that has no order is refused', async () => {
  for (const sort of ['priority,-priority', 'priority,number,createdAt,updatedAt', 'title', 'dueAt', 'state'])
    expect((await agent.get(`/incidents?sort=${sort}`)).status, sort).toBe(400)
})
