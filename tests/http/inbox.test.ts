import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { forgetOldNotifications } from '../../src/capabilities/notification/forget.ts'
import { issueToken } from '../../src/people/sign-in/index.ts'
import { openLive } from '../harness/live.ts'
import { type InboxWorld, inboxWorld } from './inbox-world.ts'

let world: InboxWorld
beforeAll(async () => {
  world = await inboxWorld()
  await world.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => world.stop())

const day = 24 * 60 * 60 * 1000
const open = (person: InboxWorld['ben']) => person.get('/notifications').then(answer => answer.body.items)

it('shows what happened by record, with who, why and the beginning of what was said', async () => {
  const { ben, anna, mara } = world
  const { id, number } = await world.incident()
  await anna.post(`/incidents/${id}/comment`, { body: '# Still\n\n**blank** [pages](http://x)' })
  await anna.post(`/incidents/${id}/comment`, { body: 'And now red ones.' })
  await mara.post(`/incidents/${id}/comment`, { body: 'Lot 7.', internal: true })
  await world.settled()
  const [thread] = await open(ben)
  expect(thread).toMatchObject({
    record: { id, number, type: 'incident', state: 'new' },
    unread: true,
    muted: false,
  })
  expect(thread.entries).toMatchObject([
    { reason: 'noted', actor: { name: 'Mara Lindt' }, internal: true, times: 1, excerpt: 'Lot 7.' },
    {
      reason: 'replied',
      actor: { name: 'Anna Keller' },
      internal: false,
      times: 2,
      excerpt: 'And now red ones.',
    },
  ])
  expect(await world.unread(ben)).toBe(1)
})

it('marks, takes back and brings back when it happens again', async () => {
  const { ben, mara, anna } = world
  const { id } = await world.incident()
  await anna.post(`/incidents/${id}/comment`, { body: 'Hello?' })
  await world.settled()
  const mark = async (as: string) => {
    expect((await ben.post('/notifications/mark', { as, records: [id] })).status).toBe(204)
    return [await world.unread(ben), (await open(ben)).length]
  }
  expect(await mark('read')).toEqual([0, 1])
  expect(await mark('unread')).toEqual([1, 1])
  expect(await mark('done')).toEqual([0, 0])
  expect((await ben.get('/notifications?box=done')).body.items[0].record.id).toBe(id)
  expect(await mark('undone')).toEqual([0, 1])
  await mark('done')
  await anna.post(`/incidents/${id}/comment`, { body: 'Hello again?' })
  await world.settled()
  expect(await world.unread(ben)).toBe(1)
  expect((await open(ben))[0].entries[0]).toMatchObject({ times: 1, excerpt: 'Hello again?' })
  expect(
    (await ben.get('/notifications?box=done')).body.items.map(
      (item: { record: { id: string } }) => item.record.id,
    ),
  ).not.toContain(id)
  // Mara watches it too: hers is hers.
  expect(await world.news(mara, id)).toEqual(['replied'])
})

it('refuses what makes no sense, and who may not', async () => {
  const { ben, emil } = world
  const { id } = await world.incident()
  const mark = (body: unknown) => ben.post('/notifications/mark', body).then(answer => answer.status)
  expect(await mark({ as: 'read' })).toBe(400)
  expect(await mark({ as: 'undone', all: true })).toBe(422)
  expect(await mark({ as: 'gone', records: [id] })).toBe(400)
  expect((await emil.post('/notifications/mute', { record: id, muted: true })).status).toBe(404)
  expect((await emil.post('/snoozes', { record: id, until: null })).status).toBe(404)
  expect((await ben.post('/snoozes', { record: id, until: '2020-01-01T00:00:00Z' })).status).toBe(422)
  expect((await ben.get('/notifications?cursor=bm8')).status).toBe(400)
  expect(
    (await ben.patch('/notifications/preferences', { events: { assigned: { pigeon: true } } })).status,
  ).toBe(400)
  const unsigned = await world.inject({ method: 'GET', url: '/api/v1/notifications' })
  expect(unsigned.status).toBe(401)
})

it('pages through many records without losing or repeating one', async () => {
  const { ben, mara } = world
  await world.incident()
  const made = new Set<string>()
  for (let i = 0; i < 7; i++) {
    const { body } = await mara.post('/incidents', { title: `Number ${i}`, assignee: ben.id })
    made.add(body.id)
  }
  await world.settled()
  expect(await world.unread(ben)).toBe(7)
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const { body } = await ben.get(`/notifications?limit=3${next ? `&cursor=${next}` : ''}`)
    seen.push(...body.items.map((item: { record: { id: string } }) => item.record.id))
    next = body.next
  }
  expect(seen).toHaveLength(7)
  expect(new Set(seen)).toEqual(made)
})

it('loses at once, live, what became restricted: list, count and entries', async () => {
  const { ben, mara, anna, network, steward } = world
  const { id } = await world.incident()
  await anna.post(`/incidents/${id}/comment`, { body: 'It smells.' })
  await world.settled()
  expect(await world.unread(mara)).toBe(1)
  const token = await issueToken(steward.kernel, {
    personId: mara.id,
    name: 'live',
    scopes: ['read'],
    expiresInDays: 1,
  })
  const live = await openLive(`http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`, token)
  await ben.patch(`/incidents/${id}`, { restrictedTo: [network.id] })
  await expect.poll(() => live.events.some(({ event }) => event === 'inbox'), { timeout: 8000 }).toBe(true)
  live.close()
  expect(await world.unread(mara)).toBe(0)
  expect(await open(mara)).toEqual([])
  // Ben has it, so he still knows of it.
  expect(await world.unread(ben)).toBe(1)
  await ben.patch(`/incidents/${id}`, { restrictedTo: [] })
  expect(await world.unread(mara)).toBe(1)
})

it('hides what was said internally from a person who is no longer staff', async () => {
  const { mara } = world
  const admin = await world.person('Ada Admin', ['administrator'])
  const cleo = await world.person('Cleo Leaver', ['agent'])
  const { body } = await cleo.post('/incidents', { title: 'My own', requester: cleo.id, assignee: cleo.id })
  await mara.post(`/incidents/${body.id}/comment`, { body: 'Between us.', internal: true })
  await world.settled()
  expect(await world.news(cleo, body.id)).toEqual(['noted'])
  await admin.patch(`/people/${cleo.id}`, { roles: ['requester'] })
  await expect.poll(() => world.unread(cleo)).toBe(0)
  expect(await open(cleo)).toEqual([])
})

it('forgets done entries after 90 days and all after 180', async () => {
  const { ben, mara, clock, steward } = world
  const old = await world.incident()
  const { body } = await mara.post('/incidents', { title: 'Kept', assignee: ben.id })
  await world.settled()
  const left = async () => {
    await forgetOldNotifications(steward.kernel)
    const found = await sql<{ record: string }>`
      select distinct record_id as record from notification where person_id = ${ben.id}`.execute(
      steward.kernel.db,
    )
    return found.rows.map(row => row.record)
  }
  expect(await left()).toEqual(expect.arrayContaining([old.id, body.id]))
  clock.advance(91 * day)
  const afterwards = await left()
  expect(afterwards).toContain(body.id)
  expect(afterwards).not.toContain(old.id)
  clock.advance(90 * day)
  expect(await left()).toEqual([])
})
