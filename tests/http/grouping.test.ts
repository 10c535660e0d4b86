import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
let caller: TestPerson
let desk: { id: string }
let statements = 0
const original = pg.Client.prototype.query

beforeAll(async () => {
  pg.Client.prototype.query = function (this: pg.Client, ...input: unknown[]) {
    statements++
    return Reflect.apply(original, this, input)
  } as typeof original
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
  caller = await world.person('Anna Caller', ['requester'])
  const admin = await world.person('Ada Admin', ['administrator', 'agent'])
  desk = await world.group('Service Desk', [agent.id])
  await admin.post('/custom-fields', {
    recordType: 'incident',
    key: 'building',
    label: 'Building',
    kind: 'choice',
    options: ['A', 'B'],
  })
  await world.steward.kernel.settings.refresh()
  const category = await world.create('category', { name: 'Hardware' })
  for (let index = 0; index < 12; index++) {
    await agent.post('/incidents', {
      title: index % 2 ? 'Printer jams' : 'Screen flickers',
      requester: index < 3 ? caller.id : agent.id,
      ...(index < 5 ? { group: desk.id, category: category.id } : {}),
      ...(index < 4 ? { custom: { building: 'A' } } : {}),
    })
  }
})
beforeEach(() => {
  statements = 0
})
afterAll(async () => {
  pg.Client.prototype.query = original
  await world.stop()
})

const groups = async (person: TestPerson, by: string, q = 'is:active') =>
  (await person.get(`/incidents/groups?by=${by}&q=${encodeURIComponent(q)}`)).body

describe('the groups of a list', () => {
  it('tell each value of a field with its name and its count, in one statement', async () => {
    const found = await groups(agent, 'group')
    expect(statements).toBe(1)
    expect(found).toEqual({
      items: [
        { value: null, name: null, count: 7 },
        { value: desk.id, name: 'Service Desk', count: 5 },
      ],
      capped: false,
      more: false,
    })
  })

  it.each([
    'state',
    'priority',
    'assignee',
    'group',
    'category',
    'service',
    'requester',
    'channel',
    'building',
  ])('by %s hold every row of the list once, and their own list is as long as they say', async by => {
    const { items } = await groups(agent, by)
    expect(items.reduce((sum: number, group: { count: number }) => sum + group.count, 0)).toBe(12)
    for (const { value, count } of items) {
      const q = encodeURIComponent(`is:active ${by}:${value ?? 'none'}`)
      expect((await agent.get(`/incidents?q=${q}`)).body.items).toHaveLength(count)
    }
  })

  it('keep to the words of the query', async () => {
    const { items } = await groups(agent, 'group', 'printer')
    expect(items.map((group: { count: number }) => group.count)).toEqual([4, 2])
  })

  it('count only what the person may see', async () => {
    const { items } = await groups(caller, 'state', '')
    expect(items).toEqual([{ value: 'new', name: null, count: 3 }])
  })

  it('are refused for a field that has no groups, is internal or does not exist', async () => {
    for (const by of ['title', 'updatedAt', 'watchers', 'nonsense', 'parent'])
      expect((await agent.get(`/incidents/groups?by=${by}`)).status, by).toBe(400)
    expect((await caller.get('/incidents/groups?by=mergedInto')).status).toBe(400)
  })
})
