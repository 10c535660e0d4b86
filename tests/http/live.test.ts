import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueToken } from '../../src/people/sign-in/index.ts'
import { openLive } from '../harness/live.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let url: string
let agent: TestPerson
let anna: TestPerson
let emil: TestPerson

const tokenOf = (person: TestPerson) =>
  issueToken(world.steward.kernel, { personId: person.id, name: 'live', scopes: ['read'], expiresInDays: 1 })

beforeAll(async () => {
  world = await testSteward({ working: true })
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  agent = await world.person('Ben Agent', ['agent'])
  anna = await world.person('Anna Caller', ['requester'])
  emil = await world.person('Emil Other', ['requester'])
})
afterAll(() => world.stop())

it('tells each person of the records that he may see and of no others, in order', async () => {
  const [ben, ann, other] = await Promise.all(
    [agent, anna, emil].map(async person => openLive(url, await tokenOf(person))),
  )
  const { body } = await anna.post('/incidents', { title: 'Live one' })
  await agent.post(`/incidents/${body.id}/start`, {})
  await agent.post(`/incidents/${body.id}/comment`, { body: 'for us', internal: true })
  await agent.post(`/incidents/${body.id}/comment`, { body: 'for you' })
  const incidentFacts = (events: { data: Record<string, unknown> }[]) =>
    events.filter(item => item.data.type === 'incident').map(item => item.data.fact)
  await expect
    .poll(() => incidentFacts(ben?.events ?? []), { timeout: 8000 })
    .toEqual(['incident.created', 'incident.started', 'incident.commented', 'incident.commented'])
  expect(incidentFacts(ann?.events ?? [])).toEqual([
    'incident.created',
    'incident.started',
    'incident.commented',
  ])
  expect(incidentFacts(other?.events ?? [])).toEqual([])
  const first = ben?.events.find(item => item.data.type === 'incident')
  expect(first?.data).toMatchObject({ id: body.id, number: body.number, by: anna.id })
  for (const stream of [ben, ann, other]) stream?.close()
})

it('ends the stream of a person who may no longer sign in, within five seconds', async () => {
  const stream = await openLive(url, await tokenOf(emil))
  const admin = await world.person('Ada Admin', ['administrator'])
  await admin.patch(`/people/${emil.id}`, { active: false })
  await anna.post('/incidents', { title: 'Something happens' })
  await expect.poll(() => stream.ended(), { timeout: 5000 }).toBe(true)
})

it('tells a page that comes back whether it missed anything', async () => {
  const token = await tokenOf(agent)
  const first = await openLive(url, token)
  await anna.post('/incidents', { title: 'Before' })
  await expect.poll(() => first.events.length, { timeout: 8000 }).toBeGreaterThan(0)
  first.close()
  await anna.post('/incidents', { title: 'While away' })
  const again = await openLive(url, token, { 'last-event-id': '1.0' })
  await expect.poll(() => again.events[0]?.event, { timeout: 5000 }).toBe('reset')
  again.close()
})
