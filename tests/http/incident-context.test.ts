import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
let outsider: TestPerson
let auditor: TestPerson
let anna: TestPerson
let emil: TestPerson
let boss: TestPerson
let security: { id: string }

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
  // Before they come in: what a person is a member of is known for some seconds.
  security = await world.group('Security', [agent.id])
  outsider = await world.person('Olga Agent', ['agent'])
  auditor = await world.person('Ines Auditor', ['auditor'])
  boss = await world.person('Berta Boss', ['requester'])
  const sales = await world.create('department', { name: 'Sales' })
  anna = await world.person('Anna Caller', ['requester'], {
    title: 'Head of Sales',
    phone: '+49 711 1234',
    timeZone: 'Asia/Tokyo',
    vip: true,
    manager: boss.id,
    department: sales.id,
  })
  emil = await world.person('Emil Caller', ['requester'])
})
afterAll(() => world.stop())

const opened = async (title: string, requester: TestPerson, more: Record<string, unknown> = {}) =>
  (await agent.post('/incidents', { title, requester: requester.id, ...more })).body
const resolution = { closureCode: 'solved', closureNotes: 'Turned the display driver back.' }

describe('the context of a caller', () => {
  it('shows the desk who called, his open and last incidents and how often he called in 90 days', async () => {
    const old = await opened('An old one', anna)
    await agent.post(`/incidents/${old.id}/resolve`, resolution)
    world.clock.advance(100 * 86_400_000)
    const other = await opened('Another open one', anna)
    const now = await opened('The one that is looked at', anna)
    await opened('Of somebody else', emil)
    const { status, body } = await agent.get(`/incidents/${now.number}/context`)
    expect(status).toBe(200)
    expect(body.caller).toMatchObject({
      name: 'Anna Caller',
      vip: true,
      title: 'Head of Sales',
      phone: '+49 711 1234',
      timeZone: 'Asia/Tokyo',
      manager: { name: 'Berta Boss' },
      department: { name: 'Sales' },
    })
    expect(body.open.map((item: { id: string }) => item.id)).toEqual([other.id])
    expect(body.recent).toMatchObject([{ id: old.id, state: 'resolved' }])
    expect(body.calls).toBe(2)
    expect((await auditor.get(`/incidents/${now.id}/context`)).status).toBe(200)
  })

  it('says nothing of a caller where there is none', async () => {
    const made = await world.create('incident', { title: 'Disk full', channel: 'monitoring' })
    expect((await agent.get(`/incidents/${made.id}/context`)).body).toEqual({
      caller: null,
      open: [],
      recent: [],
      calls: 0,
    })
  })

  it('is not for requesters, not even his own, and hides what the reader may not know', async () => {
    const secret = await opened('Leaked list', anna, { restrictedTo: [security.id] })
    const shown = await opened('Shown to all', anna)
    expect((await anna.get(`/incidents/${shown.id}/context`)).status).toBe(403)
    expect((await emil.get(`/incidents/${shown.id}/context`)).status).toBe(404)
    expect((await outsider.get(`/incidents/${secret.id}/context`)).status).toBe(404)
    const ids = async (reader: TestPerson) =>
      (await reader.get(`/incidents/${shown.id}/context`)).body.open.map((item: { id: string }) => item.id)
    expect(await ids(agent)).toContain(secret.id)
    expect(await ids(outsider)).not.toContain(secret.id)
  })
})

describe('looking as the requester', () => {
  it('shows exactly what he reads himself, without any right to act, and is kept in the history', async () => {
    const made = await opened('Beamer is dark', emil, { impact: '2' })
    await agent.post(`/incidents/${made.id}/comment`, { body: 'Is the cable in?' })
    await agent.post(`/incidents/${made.id}/comment`, { body: 'He always forgets it', internal: true })
    await agent.post(`/incidents/${made.id}/start`, {})
    const seen = await agent.get(`/incidents/${made.number}/as-requester`)
    expect(seen.status).toBe(200)
    const his = (await emil.get(`/incidents/${made.id}`)).body
    const { abilities: _, ...fields } = his
    expect(seen.body.record).toMatchObject(fields)
    expect(Object.keys(seen.body.record).sort()).toEqual(Object.keys(his).sort())
    expect(Object.values(seen.body.record.abilities)).not.toContain(true)
    expect(seen.body.timeline).toEqual((await emil.get(`/incidents/${made.id}/timeline`)).body.items)
    expect(JSON.stringify(seen.body)).not.toContain('always forgets')
    const told = (await agent.get(`/incidents/${made.id}/timeline`)).body.items.at(-1)
    expect(told).toMatchObject({
      fact: 'incident.viewedAsRequester',
      internal: true,
      actor: { name: 'Ben Agent' },
    })
    expect(JSON.stringify((await emil.get(`/incidents/${made.id}/timeline`)).body)).not.toContain('viewedAs')
    expect((await agent.get(`/incidents/${made.id}`)).body.version).toBe(his.version)
  })

  it('is for staff who may read it alone', async () => {
    const made = await opened('Phishing', emil, { restrictedTo: [security.id] })
    const address = `/incidents/${made.id}/as-requester`
    expect((await agent.get(address)).status).toBe(200)
    expect((await outsider.get(address)).status).toBe(404)
    expect((await anna.get(address)).status).toBe(404)
    expect((await emil.get(address)).status).toBe(403)
    expect((await auditor.get(address)).status).toBe(403)
  })

  it('says why there is nothing to see', async () => {
    const gone = await world.person('Gone Person', ['requester'])
    const made = await opened('Left behind', gone)
    const admin = await world.person('Ada Admin', ['administrator'])
    await admin.patch(`/people/${gone.id}`, { active: false })
    expect((await agent.get(`/incidents/${made.id}/as-requester`)).body).toMatchObject({ code: 'not_now' })
  })
})

describe('VIPs', () => {
  it('are found by a path through the requester, and by nobody who may not know of it', async () => {
    const mine = await opened('Of a VIP', anna)
    const other = await opened('Of no VIP', emil)
    const found = (await agent.get('/incidents?q=requester.vip:yes%20is:active')).body.items
    const ids = found.map((item: { id: string }) => item.id)
    expect(ids).toContain(mine.id)
    expect(ids).not.toContain(other.id)
    const rest = (await agent.get('/incidents?q=-requester.vip:yes&limit=200')).body.items
    expect(rest.map((item: { id: string }) => item.id)).not.toContain(mine.id)
    expect((await agent.get('/incidents?q=requester.department:Sales')).body.items.length).toBeGreaterThan(0)
    expect((await emil.get('/incidents?q=requester.vip:yes')).body).toMatchObject({ code: 'bad_filter' })
    expect((await agent.get('/incidents?q=title.vip:yes')).body).toMatchObject({ code: 'bad_filter' })
    expect((await agent.get('/incidents?q=requester.vop:yes')).body).toMatchObject({ code: 'bad_filter' })
  })
})

describe('similar incidents', () => {
  it('come with how they were solved, and from the requester alone when he types', async () => {
    const his = await opened('Flickering monitor in the morning', emil)
    await agent.post(`/incidents/${his.id}/resolve`, resolution)
    const hers = await opened('Flickering monitor in Bern', anna)
    const staff = (await agent.get('/incidents/similar?text=flickering%20monitor')).body.items
    expect(staff).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ id: his.id, closureCode: 'solved', closureNotes: resolution.closureNotes }),
        expect.objectContaining({ id: hers.id, closureCode: null }),
      ]),
    )
    const own = async (reader: TestPerson) =>
      (await reader.get('/incidents/similar?text=flickering%20monitor&own=true')).body.items.map(
        (item: { id: string }) => item.id,
      )
    expect(await own(emil)).toEqual([his.id])
    // Anna's manager may read hers, and still is not shown it while she types.
    const all = (await boss.get('/incidents/similar?text=flickering%20monitor')).body.items
    expect(all.map((item: { id: string }) => item.id)).toEqual([hers.id])
    expect(await own(boss)).toEqual([])
  })
})
