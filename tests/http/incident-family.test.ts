import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeResolvedIncidents } from '../../src/practices/incident/schedules/close-resolved-incidents.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
let anna: TestPerson
let emil: TestPerson

beforeAll(async () => {
  world = await testSteward({ working: true })
  agent = await world.person('Ben Agent', ['agent'])
  anna = await world.person('Anna Caller', ['requester'])
  emil = await world.person('Emil Caller', ['requester'])
})
afterAll(() => world.stop())

const opened = async (title: string, requester: TestPerson) =>
  (await agent.post('/incidents', { title, requester: requester.id })).body
const stateOf = async (id: string) => (await agent.get(`/incidents/${id}`)).body.state
const comments = async (id: string, reader: TestPerson): Promise<string[]> =>
  (await reader.get(`/incidents/${id}/timeline`)).body.items
    .map((item: { comment?: { body: string } }) => item.comment?.body)
    .filter((body: string | undefined) => body !== undefined)
const resolution = { closureCode: 'solved', closureNotes: 'Restarted the mail server.' }

it('gives one answer to all who reported the same fault, and resolves theirs with it', async () => {
  const parent = await opened('Mail is down', anna)
  const child = await opened('Cannot send mail', emil)
  expect((await agent.post(`/incidents/${child.id}/setParent`, { parent: parent.id })).body.parent.name).toBe(
    parent.number,
  )
  await agent.post(`/incidents/${parent.id}/comment`, { body: 'We are on it.' })
  await expect
    .poll(() => comments(child.id, emil), { timeout: 8000 })
    .toEqual([`**Ben Agent** (${parent.number}):\n\nWe are on it.`])
  await agent.post(`/incidents/${parent.id}/comment`, { body: 'Secret cause', internal: true })
  await agent.post(`/incidents/${parent.id}/resolve`, resolution)
  await expect.poll(() => stateOf(child.id), { timeout: 8000 }).toBe('resolved')
  expect((await agent.get(`/incidents/${child.id}`)).body).toMatchObject(resolution)
  expect(await comments(child.id, agent)).toHaveLength(1)
})

it('answers and resolves a parent alone when that is wished, and lists its children with their state', async () => {
  const parent = await opened('Mail is slow', anna)
  const child = await opened('My mail is slow', emil)
  const marker = await opened('Marker', emil)
  await agent.post(`/incidents/${child.id}/setParent`, { parent: parent.id })
  const children = async (reader: TestPerson) =>
    (await reader.get(`/incidents?q=parent:${parent.id}`)).body.items?.map(
      (item: { id: string; state: string }) => [item.id, item.state],
    )
  expect(await children(agent)).toEqual([[child.id, 'new']])
  expect(await children(emil)).toBeUndefined()
  await agent.post(`/incidents/${parent.id}/comment`, { body: 'Only for Anna', only: true })
  await agent.post(`/incidents/${parent.id}/comment`, { body: 'For all' })
  await expect.poll(() => comments(child.id, emil), { timeout: 8000 }).toHaveLength(1)
  expect(await comments(child.id, agent)).toEqual([`**Ben Agent** (${parent.number}):\n\nFor all`])
  await agent.post(`/incidents/${parent.id}/resolve`, { ...resolution, only: true })
  // The reactions follow in order: when the later fact has had its effect, the earlier had its own.
  await agent.post(`/incidents/${marker.id}/setParent`, { parent: (await opened('Other', anna)).id })
  const other = (await agent.get(`/incidents/${marker.id}`)).body.parent.id
  await agent.post(`/incidents/${other}/resolve`, resolution)
  await expect.poll(() => stateOf(marker.id), { timeout: 8000 }).toBe('resolved')
  expect(await stateOf(child.id)).toBe('new')
  expect(await stateOf(parent.id)).toBe('resolved')
})

it('keeps families two generations and free of circles', async () => {
  const [a, b, c] = [await opened('a', anna), await opened('b', anna), await opened('c', anna)]
  expect((await agent.post(`/incidents/${a.id}/setParent`, { parent: a.id })).status).toBe(422)
  expect((await agent.post(`/incidents/${a.id}/setParent`, { parent: b.id })).status).toBe(200)
  expect((await agent.post(`/incidents/${b.id}/setParent`, { parent: a.id })).status).toBe(422)
  expect((await agent.post(`/incidents/${c.id}/setParent`, { parent: a.id })).status).toBe(422)
  expect((await agent.post(`/incidents/${b.id}/setParent`, { parent: c.id })).status).toBe(422)
  expect((await agent.post(`/incidents/${a.id}/leaveParent`, {})).body.parent).toBeNull()
})

it('merges a duplicate: its people follow, its replies are carried over, and it can be undone', async () => {
  const kept = await opened('Printer 4 jams', anna)
  const double = await opened('Printer on floor 4 jams', emil)
  const merged = await agent.post(`/incidents/${double.id}/merge`, { mergedInto: kept.id })
  expect(merged.body).toMatchObject({
    state: 'closed',
    closureCode: 'duplicate',
    mergedInto: { name: kept.number },
  })
  await expect.poll(async () => (await emil.get(`/incidents/${kept.id}`)).status, { timeout: 8000 }).toBe(200)
  await emil.post(`/incidents/${double.id}/comment`, { body: 'It is the big one.' })
  await expect
    .poll(() => comments(kept.id, agent), { timeout: 8000 })
    .toEqual([`**Emil Caller** (${double.number}):\n\nIt is the big one.`])
  expect((await agent.post(`/incidents/${kept.id}/merge`, { mergedInto: double.id })).status).toBe(422)
  expect((await agent.post(`/incidents/${double.id}/unmerge`, {})).body).toMatchObject({
    state: 'in_progress',
    mergedInto: null,
    closureCode: null,
  })
  expect((await agent.post(`/incidents/${double.id}/absorb`, { people: [agent.id] })).status).toBe(403)
})

it('closes what was resolved and stood for five days, and nothing sooner', async () => {
  const early = await opened('Early', anna)
  await agent.post(`/incidents/${early.id}/resolve`, resolution)
  world.clock.advance(4 * 86_400_000)
  const late = await opened('Late', anna)
  await agent.post(`/incidents/${late.id}/resolve`, resolution)
  await closeResolvedIncidents.run(world.steward.kernel)
  expect(await stateOf(early.id)).toBe('resolved')
  world.clock.advance(1 * 86_400_000 + 1000)
  await closeResolvedIncidents.run(world.steward.kernel)
  expect([await stateOf(early.id), await stateOf(late.id)]).toEqual(['closed', 'resolved'])
  const { body } = await anna.get(`/incidents/${early.id}/timeline`)
  expect(body.items.at(-1)).toMatchObject({ fact: 'incident.closed', actor: { name: 'system:incident' } })
})
