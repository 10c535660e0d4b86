import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

/** How often the database is asked is part of the design: it is asserted, where times never are. */
let world: TestSteward
let agent: TestPerson
let anna: TestPerson
let statements: string[] = []
const original = pg.Client.prototype.query

beforeAll(async () => {
  pg.Client.prototype.query = function (this: pg.Client, ...input: unknown[]) {
    const [first] = input
    statements.push(typeof first === 'string' ? first : String((first as { text?: string }).text))
    return Reflect.apply(original, this, input)
  } as typeof original
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
  anna = await world.person('Anna Caller', ['requester'])
  await agent.get('/incidents')
  await anna.get('/incidents')
})
beforeEach(() => {
  statements = []
})
afterAll(async () => {
  pg.Client.prototype.query = original
  await world.stop()
})

it('creates an incident in one statement: row, practice row, number, history and search vector', async () => {
  expect((await agent.post('/incidents', { title: 'One statement' })).status).toBe(201)
  expect(statements).toHaveLength(1)
  expect(statements[0]).toMatch(/insert into work_item.*insert into incident.*insert into ledger/s)
})

it('looks up what it refers to in that same statement', async () => {
  const group = await world.group('Network', [])
  statements = []
  const input = { title: 'No look-up', requester: anna.id, assignee: anna.id, group: group.id }
  expect((await agent.post('/incidents', input)).status).toBe(201)
  expect(statements).toHaveLength(1)
})

it('changes an incident in two: load, write; before it is resolved its checklist is asked', async () => {
  const { body } = await agent.post('/incidents', { title: 'Two statements' })
  for (const [command, input] of [
    ['start', {}],
    ['comment', { body: 'Looking', internal: false }],
    ['resolve', { closureCode: 'solved', closureNotes: 'Done' }],
  ] as const) {
    statements = []
    expect((await agent.post(`/incidents/${body.id}/${command}`, input)).status).toBe(200)
    expect(statements, command).toHaveLength(command === 'resolve' ? 3 : 2)
  }
})

it('reads one, lists fifty and counts in one statement each, whoever asks', async () => {
  const { body } = await anna.post('/incidents', { title: 'Mine' })
  for (let index = 0; index < 50; index++)
    await agent.post('/incidents', { title: `Row ${index}`, requester: anna.id })
  for (const person of [agent, anna]) {
    for (const path of [
      `/incidents/${body.id}`,
      '/incidents?limit=50',
      '/incidents?q=is:active&limit=50',
      '/incidents/count',
    ]) {
      statements = []
      expect((await person.get(path)).status).toBe(200)
      expect(statements, path).toHaveLength(1)
    }
  }
})

it('tells a history of many entries in a fixed number', async () => {
  const { body } = await agent.post('/incidents', { title: 'Long talk' })
  const few = async () => {
    statements = []
    await agent.get(`/incidents/${body.id}/timeline?limit=500`)
    return statements.length
  }
  await agent.post(`/incidents/${body.id}/comment`, { body: 'First' })
  const before = await few()
  for (let index = 0; index < 20; index++)
    await agent.post(`/incidents/${body.id}/comment`, { body: `More ${index}` })
  expect(await few()).toBe(before)
  expect(before).toBeLessThanOrEqual(5)
})
