import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

/** A bulk command is taken back by the command that its declaration names; where there is none, it says so. */
let world: TestSteward
let agent: TestPerson
let colleague: TestPerson

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
  colleague = await world.person('Cleo Colleague', ['agent'])
})
afterAll(() => world.stop())

const incidents = async (count: number): Promise<string[]> => {
  const made: string[] = []
  for (let index = 0; index < count; index++)
    made.push((await agent.post('/incidents', { title: `Printer ${index}` })).body.id)
  return made
}
const bulk = (ids: string[], command: string, input: Record<string, unknown> = {}) =>
  agent.post('/incidents/bulk', { ids, command, input, preview: false })
const read = async (id = '') => (await agent.get(`/incidents/${id}`)).body

it('several incidents merged into one come apart again', async () => {
  const [main = '', ...others] = await incidents(4)
  const run = await bulk(others, 'merge', { mergedInto: main })
  expect(run.body).toMatchObject({ total: 3, changes: 3 })
  for (const id of others) expect(await read(id)).toMatchObject({ state: 'closed', mergedInto: { id: main } })
  const undone = await agent.post(`/jobs/${run.body.undo}/undo`)
  expect(undone.body).toMatchObject({ total: 3, changes: 3 })
  for (const id of others) expect(await read(id)).toMatchObject({ state: 'in_progress', mergedInto: null })
})

it('an assignment by bulk goes back to whoever had each record, where nobody took it since', async () => {
  const ids = await incidents(3)
  await agent.post(`/incidents/${ids[0]}/assign`, { assignee: agent.id })
  const run = await bulk(ids, 'assign', { assignee: colleague.id })
  await colleague.post(`/incidents/${ids[2]}/assign`, { assignee: agent.id })
  const undone = await agent.post(`/jobs/${run.body.undo}/undo`)
  expect(undone.body).toMatchObject({ changes: 2, notAllowed: [{ id: ids[2] }] })
  expect((await read(ids[0])).assignee).toMatchObject({ id: agent.id })
  expect((await read(ids[1])).assignee).toBeNull()
  expect((await read(ids[2])).assignee).toMatchObject({ id: agent.id })
})

it('resolved by mistake they are open again, except those that were closed meanwhile', async () => {
  const ids = await incidents(2)
  const run = await bulk(ids, 'resolve', { closureCode: 'solved', closureNotes: 'Toner.' })
  await agent.post(`/incidents/${ids[1]}/close`)
  const undone = await agent.post(`/jobs/${run.body.undo}/undo`)
  expect(undone.body).toMatchObject({ changes: 1, notAllowed: [{ id: ids[1] }] })
  expect((await read(ids[0])).state).toBe('in_progress')
})

it('what no command takes back offers no undo', async () => {
  const ids = await incidents(1)
  expect((await bulk(ids, 'cancel', { reason: 'Twice' })).body).toMatchObject({ changes: 1, undo: null })
  const { commands } = (await agent.get('/meta')).body.types.incident
  const undo = (name: string) => commands.find((command: { name: string }) => command.name === name).undo
  expect(undo('merge')).toEqual({ command: 'unmerge' })
  expect(undo('cancel')).toBeNull()
})
