import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { actOnDue } from '../../src/capabilities/service-level/act/act-on-due.ts'
import { recalculate } from '../../src/capabilities/service-level/keep/recalculate.ts'
import {
  hour,
  minute,
  resolution,
  response,
  type ServiceLevelWorld,
  serviceLevelWorld,
} from './service-level-world.ts'

type Loose = ReturnType<typeof JSON.parse>

let world: ServiceLevelWorld

beforeAll(async () => {
  world = await serviceLevelWorld()
})
afterAll(() => world.stop())

const made: string[] = []
let count = 0
const agree = async (more: Record<string, unknown> = {}) => {
  const agreement = await world.agree({ name: `Agreement ${++count}`, ...more })
  made.push(agreement.id)
  return agreement
}
afterEach(async () => {
  for (const id of made.splice(0)) await world.ada.patch(`/agreements/${id}`, { active: false })
  await world.kept()
})

const short = (clock: Loose) => [clock.target.name, clock.state, clock.elapsed / minute, clock.percent]

describe('the clocks of a record', () => {
  it('start with it, stand still while it waits, and end with it', async () => {
    await agree()
    const incident = await world.incident()
    world.move(30 * minute)
    expect((await world.clocks(incident)).map(short)).toEqual([
      ['First response', 'running', 30, 50],
      ['Resolution', 'running', 30, 6],
    ])
    await world.ben.post(`/incidents/${incident.id}/comment`, { body: 'We are on it.' })
    await world.ben.post(`/incidents/${incident.id}/hold`, { holdReason: 'vendor' })
    world.move(5 * hour)
    expect((await world.clocks(incident)).map(short)).toEqual([
      ['First response', 'completed', 30, 50],
      ['Resolution', 'paused', 30, 6],
    ])
    await world.ben.post(`/incidents/${incident.id}/resume`, {})
    world.move(10 * minute)
    const [, clock] = await world.clocks(incident)
    expect(clock.segments.map((each: Loose) => [each.state, each.why, each.counted / minute])).toEqual([
      ['running', 'started', 30],
      ['paused', 'paused', 0],
      ['running', 'resumed', 10],
    ])
    expect(clock.segments[1]).toMatchObject({
      rule: 'stateCategory == "waiting"',
      by: 'Ben Okafor',
      group: { name: 'Service Desk' },
    })
    await world.ben.post(`/incidents/${incident.id}/resolve`, {
      closureCode: 'solved',
      closureNotes: 'Cable.',
    })
    world.move(hour)
    expect((await world.clocks(incident)).map(short)[1]).toEqual(['Resolution', 'completed', 40, 8])
  })

  it('are for staff', async () => {
    await agree()
    const incident = await world.incident()
    expect((await world.anna.get(`/incidents/${incident.id}/clocks`)).status).toBe(403)
    await world.kept()
    expect((await world.ben.get(`/incidents/${incident.id}`)).body.slaDueAt).toBeTypeOf('string')
    expect((await world.anna.get(`/incidents/${incident.id}`)).body).not.toHaveProperty('slaDueAt')
    expect((await world.anna.get('/incidents?q=sla:any')).status).toBe(400)
    expect((await world.anna.get(`/service-clocks?records=${incident.id}`)).body.items).toEqual([])
  })

  it('keep their time when the priority changes', async () => {
    await agree()
    const incident = await world.incident()
    world.move(90 * minute)
    await world.mara.post(`/incidents/${incident.id}/setPriority`, {
      priority: '1',
      reason: 'The shop stands still.',
    })
    const [, clock] = await world.clocks(incident)
    expect(clock).toMatchObject({ allowed: hour, elapsed: 90 * minute, left: -30 * minute, percent: 150 })
    expect(clock.breachedAt).toBe(world.clock.now().toISOString())
  })

  it('count working hours where there is a calendar, and those of the group where it asks for them', async () => {
    const night = await world.create('calendar', {
      name: 'Night shift',
      timeZone: 'Europe/Berlin',
      versions: [{ from: null, week: Array.from({ length: 7 }, () => [['22:00', '06:00']]) }],
      days: [],
    })
    const watch = await world.create('group', { name: 'Night watch', members: [], calendar: night.id })
    const target = { ...resolution, calendar: world.office.id, calendarFrom: 'group' }
    await agree({ targets: [target] })
    // Monday noon in Berlin is 11:00 UTC: five hours are left of the office's day.
    world.clock.advance(Date.parse('2026-03-09T11:00:00Z') - world.clock.now().getTime())
    const incident = await world.incident()
    world.move(24 * hour)
    expect((await world.clocks(incident)).map(short)).toEqual([['Resolution', 'running', 8 * 60, 100]])
    const other = await world.incident({ group: watch.id })
    world.move(24 * hour)
    const [clock] = await world.clocks(other)
    expect([clock.elapsed / minute, clock.calendar.name]).toEqual([8 * 60, 'Night shift'])
  })

  it('allow what an exception says', async () => {
    await agree({
      targets: [{ ...resolution, exceptions: [{ when: 'vip', minutes: { default: 30 } }] }],
    })
    const vip = await world.person('Vera Important', ['requester'], { vip: true })
    const [clock] = await world.clocks(await world.incident({ requester: vip.id }))
    expect(clock.allowed).toBe(30 * minute)
  })

  it('begin anew at each answer where the next update is promised', async () => {
    await agree({ targets: [{ name: 'Next update', measure: 'update', minutes: { default: 120 } }] })
    const incident = await world.incident()
    world.move(100 * minute)
    await world.ben.post(`/incidents/${incident.id}/comment`, { body: 'Still looking.' })
    world.move(90 * minute)
    expect(await world.clocks(incident)).toMatchObject([
      { elapsed: 90 * minute, resets: 1, breachedAt: null },
    ])
  })

  it('say who held them', async () => {
    await agree({ targets: [resolution] })
    const incident = await world.incident()
    world.move(20 * minute)
    await world.ben.post(`/incidents/${incident.id}/assign`, { group: world.network.id })
    world.move(40 * minute)
    await world.mara.post(`/incidents/${incident.id}/start`, {})
    world.move(10 * minute)
    const [clock] = await world.clocks(incident)
    expect(
      clock.heldBy.map((each: Loose) => [
        each.group.name,
        each.assignee?.name ?? null,
        each.counted / minute,
      ]),
    ).toEqual([
      ['Network', null, 40],
      ['Service Desk', null, 20],
      ['Network', 'Mara Lindt', 10],
    ])
  })
})

describe('an agreement', () => {
  it('of a kind is the first that applies; of another kind holds beside it', async () => {
    await agree({ position: 1, condition: 'priority <= 2', targets: [{ ...resolution, name: 'Fast' }] })
    await agree({ position: 2, targets: [{ ...resolution, name: 'Slow' }] })
    await agree({
      kind: 'ola',
      condition: 'group == "Service Desk"',
      targets: [{ ...resolution, name: 'Desk' }],
    })
    const names = async (more: Record<string, unknown>) =>
      (await world.clocks(await world.incident(more))).map(clock => clock.target.name).toSorted()
    expect(await names({ impact: '1', urgency: '1' })).toEqual(['Desk', 'Fast'])
    expect(await names({ group: world.network.id })).toEqual(['Slow'])
  })

  it('that is changed holds from then on; what has ended stays as it was promised', async () => {
    const agreement = await agree({
      targets: [{ ...resolution, id: '018f0000-0000-7000-8000-000000000001' }],
    })
    const [running, ended] = [await world.incident(), await world.incident()]
    world.move(2 * hour)
    const resolved = { closureCode: 'solved', closureNotes: 'Done.' }
    await world.ben.post(`/incidents/${ended.id}/resolve`, resolved)
    world.move(minute)
    const [target] = agreement.targets
    const patched = await world.ada.patch(`/agreements/${agreement.id}`, {
      targets: [{ ...target, minutes: { default: 60 } }],
    })
    expect(patched.status).toBe(200)
    world.move(hour)
    expect((await world.clocks(running))[0]).toMatchObject({
      elapsed: 181 * minute,
      allowed: hour,
      breachedAt: new Date(world.clock.now().getTime() - hour).toISOString(),
    })
    await world.ben.post(`/incidents/${ended.id}/comment`, { body: 'Thank you.' })
    expect((await world.clocks(ended))[0]).toMatchObject({ allowed: 8 * hour, breachedAt: null })
    // Unless it is recalculated.
    const since = new Date(world.clock.now().getTime() - 10 * hour).toISOString()
    expect((await world.ada.post(`/agreements/${agreement.id}/recalculate`, { since })).status).toBe(200)
    expect((await world.clocks(ended))[0]).toMatchObject({ allowed: hour })
    await world.kept()
    const kept = await sql<Loose>`select allowed_ms as allowed, breached_at as breached from service_clock
      where record_id = ${ended.id}`.execute(world.steward.kernel.root)
    expect(kept.rows).toMatchObject([{ allowed: hour, breached: expect.any(Date) }])
  })

  it('is refused where it makes no sense, beside the place', async () => {
    const refused = async (more: Record<string, unknown>) => {
      const body = { name: 'Wrong', recordType: 'incident', targets: [resolution], ...more }
      const answer = await world.ada.post('/agreements', body)
      return [answer.status, answer.body.errors?.[0]?.pointer]
    }
    expect(await refused({ condition: 'priority <' })).toEqual([422, '/condition'])
    expect(await refused({ condition: 'nothing == 1' })).toEqual([422, '/condition'])
    expect(await refused({ targets: [] })).toEqual([422, '/targets'])
    expect(await refused({ targets: [{ ...resolution, minutes: { 9: 5 } }] })).toEqual([
      422,
      '/targets/0/minutes',
    ])
    expect(await refused({ targets: [{ ...resolution, pauseWhen: '1 + 1' }] })).toEqual([
      422,
      '/targets/0/pauseWhen',
    ])
    expect(await refused({ targets: [{ ...resolution, calendar: world.desk.id }] })).toEqual([
      422,
      '/targets',
    ])
    expect(await refused({ targets: [{ ...resolution, warnings: [{ percent: 0 }] }] })).toEqual([
      422,
      '/targets/0/warnings',
    ])
    const body = { name: 'Mine', recordType: 'incident', targets: [resolution] }
    expect((await world.mara.post('/agreements', body)).status).toBe(403)
  })

  it('tells what its conditions may say and whether one can be read', async () => {
    const { body } = await world.ada.get('/agreements/vocabulary?recordType=incident')
    expect(body.names).toEqual(expect.arrayContaining(['priority', 'stateCategory', 'vip', 'service']))
    expect(body.presets.resolution.pauseWhen).toBe('stateCategory == "waiting"')
    const check = async (condition: string) =>
      (await world.ada.post('/agreements/check', { recordType: 'incident', condition })).body.problem
    expect(await check('priority <= 2 && service == "Mail"')).toBeNull()
    expect(await check('priority =')).toContain('.')
  })
})

describe('a list', () => {
  it('shows, filters and sorts by the time left', async () => {
    await agree({ targets: [resolution] })
    const late = await world.incident({ impact: '1', urgency: '1' })
    world.move(61 * minute)
    const [soon, later, held] = [
      await world.incident({ impact: '1', urgency: '1' }),
      await world.incident(),
      await world.incident(),
    ]
    await world.ben.post(`/incidents/${held.id}/hold`, { holdReason: 'vendor' })
    await world.kept()
    const ours = [late, soon, later, held].map(each => each.number)
    const found = async (q: string, sort = 'slaDueAt') => {
      const { body } = await world.ben.get(`/incidents?q=${encodeURIComponent(q)}&sort=${sort}&limit=200`)
      return body.items.map((item: Loose) => item.number).filter((number: string) => ours.includes(number))
    }
    expect(await found('is:active')).toEqual([late.number, soon.number, later.number, held.number])
    expect(await found('sla:breached')).toEqual([late.number])
    expect(await found('sla:<90min')).toEqual([late.number, soon.number])
    expect(await found('sla:none is:active')).toEqual([held.number])
    expect((await world.ben.get('/incidents?q=sla:nonsense')).status).toBe(400)
    const { body } = await world.ben.get(`/service-clocks?records=${late.id}&records=${held.id}`)
    const shares = Object.fromEntries(
      body.items.map((item: Loose) => [item.record, [item.state, item.percent]]),
    )
    expect(shares).toEqual({ [late.id]: ['running', 101], [held.id]: ['paused', 0] })
  })

  it('goes on past the last row that has a clock', async () => {
    const pages: string[] = []
    let cursor = ''
    do {
      const { body } = await world.ben.get(`/incidents?q=is:active&sort=slaDueAt&limit=2${cursor}`)
      pages.push(...body.items.map((item: Loose) => item.number))
      cursor = body.next ? `&cursor=${body.next}` : ''
    } while (cursor)
    const { body } = await world.ben.get('/incidents/count?q=is:active')
    expect(new Set(pages).size).toBe(body.count)
    expect(pages).toHaveLength(body.count)
  })
})

it('tells all clocks anew from the ledger as they were kept', async () => {
  await agree({ targets: [response, { ...resolution, calendar: world.office.id }] })
  for (let index = 0; index < 6; index++) {
    const incident = await world.incident({ impact: String((index % 3) + 1) })
    world.move(17 * minute)
    if (index % 2) await world.ben.post(`/incidents/${incident.id}/hold`, { holdReason: 'vendor' })
    world.move(23 * minute)
    if (index % 3) await world.ben.post(`/incidents/${incident.id}/resume`, {})
    if (index > 3)
      await world.ben.post(`/incidents/${incident.id}/resolve`, {
        closureCode: 'solved',
        closureNotes: 'Done.',
      })
  }
  await world.kept()
  const { kernel } = world.steward
  while (await actOnDue(kernel));
  await world.kept()
  const record = kernel.registry.get('incident').record
  const all = async () =>
    // Of what runs it is kept when it was last told: since then it has run on.
    (
      await sql<Loose>`select record_id, target_id, state, started_at, ended_at, due_at, breached_at, allowed_ms,
        resets, case state when 'running' then 0 else elapsed_ms end as elapsed
        from service_clock order by 1, 2`.execute(kernel.root)
    ).rows
  const kept = await all()
  await sql`delete from service_clock`.execute(kernel.root)
  await recalculate(kernel, record, { since: new Date(0), changedAt: new Date(0) })
  expect(kept.length).toBeGreaterThan(20)
  expect(await all()).toEqual(kept)
})
