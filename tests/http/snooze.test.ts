import { afterAll, beforeAll, expect, it } from 'vitest'
import { returnDue } from '../../src/capabilities/notification/work-snooze.ts'
import { actorsOfPeople } from '../../src/people/sign-in/index.ts'
import { type InboxWorld, inboxWorld } from './inbox-world.ts'

let world: InboxWorld
beforeAll(async () => {
  world = await inboxWorld()
})
afterAll(() => world.stop())

const hour = 60 * 60 * 1000
const inHours = (hours: number) => new Date(world.clock.now().getTime() + hours * hour).toISOString()
const due = () =>
  returnDue(world.steward.kernel, (kernel, people) => actorsOfPeople(kernel, people, 'system'))
const found = async (person: InboxWorld['ben'], q: string): Promise<string[]> =>
  (await person.get(`/incidents?q=${encodeURIComponent(q)}`)).body.items.map(
    (item: { id: string }) => item.id,
  )

it('hides what is put off from its person alone, and finds it by is:snoozed', async () => {
  const { ben, mara } = world
  const { id } = await world.incident()
  expect((await ben.post('/snoozes', { record: id, until: inHours(3) })).status).toBe(204)
  expect(await found(ben, 'is:snoozed')).toEqual([id])
  expect(await found(ben, 'is:open is:mine -is:snoozed')).not.toContain(id)
  expect(await found(mara, 'is:snoozed')).toEqual([])
  expect((await ben.get('/incidents/count?q=is:snoozed')).body.count).toBe(1)
  expect((await ben.get('/snoozes')).body.items).toMatchObject([{ record: id, until: inHours(3) }])
  await ben.delete(`/snoozes/${id}`)
  expect(await found(ben, 'is:snoozed')).toEqual([])
})

it('is back in the inbox at its time, once, however many look', async () => {
  const { ben } = world
  const { id } = await world.incident()
  await ben.post('/snoozes', { record: id, until: inHours(2) })
  await due()
  expect(await world.news(ben, id)).toEqual([])
  world.clock.advance(2 * hour)
  await Promise.all([due(), due()])
  await due()
  expect(await world.news(ben, id)).toEqual(['returned:due'])
  const [thread] = (await ben.get('/notifications')).body.items
  expect(thread.entries[0].times).toBe(1)
  expect(await found(ben, 'is:snoozed')).toEqual([])
  // Put off a second time with nothing happening between, it returns a second time.
  await ben.post('/notifications/mark', { as: 'done', records: [id] })
  await ben.post('/snoozes', { record: id, until: inHours(1) })
  world.clock.advance(hour)
  await due()
  expect(await world.news(ben, id)).toEqual(['returned:due'])
})

it('is back as soon as somebody else does something on it, not by oneself', async () => {
  const { ben, mara, anna } = world
  const { id } = await world.incident()
  await ben.post('/snoozes', { record: id, until: null })
  await ben.post(`/incidents/${id}/comment`, { body: 'My own note.', internal: true })
  await mara.post(`/incidents/${id}/unwatch`, {})
  await world.settled()
  expect(await found(ben, 'is:snoozed')).toEqual([id])
  await mara.patch(`/incidents/${id}`, { urgency: '1' })
  await world.settled()
  expect(await world.news(ben, id)).toEqual(['returned:activity'])
  await ben.post('/notifications/mark', { as: 'done', records: [id] })
  await ben.post('/snoozes', { record: id, until: inHours(5) })
  await anna.post(`/incidents/${id}/comment`, { body: 'Any news?' })
  await world.settled()
  // One act, one reason: that she replied says it all.
  expect(await world.news(ben, id)).toEqual(['replied'])
  expect(await found(ben, 'is:snoozed')).toEqual([])
})

it('is not woken by what happened before it was put off and is only read afterwards', async () => {
  const { ben, mara } = world
  const { body } = await mara.post('/incidents', { title: 'Quickly put off', assignee: ben.id })
  await ben.post('/snoozes', { record: body.id, until: null })
  await world.settled()
  expect(await found(ben, 'is:snoozed')).toContain(body.id)
  await ben.delete(`/snoozes/${body.id}`)
})

it('does not bring back what the person may no longer read', async () => {
  const { ben, mara, network } = world
  const { id } = await world.incident({ assignee: null })
  await mara.post('/snoozes', { record: id, until: inHours(1) })
  await ben.patch(`/incidents/${id}`, { restrictedTo: [network.id] })
  world.clock.advance(hour)
  await due()
  expect(await world.unread(mara)).toBe(0)
})

it('puts entries of the inbox off and brings them back unread', async () => {
  const { ben, anna } = world
  const { id } = await world.incident()
  await anna.post(`/incidents/${id}/comment`, { body: 'Hello?' })
  await world.settled()
  await ben.post('/notifications/snooze', { records: [id], until: inHours(1) })
  expect(await world.unread(ben)).toBe(0)
  expect((await ben.get('/notifications')).body.items).toEqual([])
  expect((await ben.get('/notifications?box=snoozed')).body.items[0]).toMatchObject({
    record: { id },
    snoozedUntil: inHours(1),
  })
  world.clock.advance(hour)
  await due()
  expect(await world.news(ben, id)).toEqual(['replied'])
})
