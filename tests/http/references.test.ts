import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
const nobody = '019a0000-0000-7000-8000-000000000000'

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
})
afterAll(() => world.stop())

it.each(['requester', 'assignee', 'group', 'service', 'category'])(
  'refuses a %s that does not exist, beside its field, and writes nothing',
  async field => {
    const before = (await agent.get('/incidents/count')).body.count
    const created = await agent.post('/incidents', { title: 'Refers to nothing', [field]: nobody })
    expect(created.status).toBe(422)
    expect(created.body.errors).toEqual([
      { pointer: `/${field}`, detail: expect.stringContaining('no such') },
    ])
    expect((await agent.get('/incidents/count')).body.count).toBe(before)

    const { body } = await agent.post('/incidents', { title: 'Refers to nothing yet' })
    const edited = await agent.patch(`/incidents/${body.id}`, { [field]: nobody, title: 'Changed' })
    expect(edited.status).toBe(422)
    expect((await agent.get(`/incidents/${body.id}`)).body).toMatchObject({ version: 1, title: body.title })
  },
)

it('takes no number for what it refuses', async () => {
  const number = async () => Number((await agent.post('/incidents', { title: 'Next' })).body.number.slice(3))
  const first = await number()
  await agent.post('/incidents', { title: 'Refused', group: nobody })
  expect(await number()).toBe(first + 1)
})
