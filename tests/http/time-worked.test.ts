import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildRegistry, groundModules, practiceModules } from '../../src/main/registry.ts'
import { rooms } from '../../src/main/rooms.ts'
import { keyLoanModule, keyLoanRoom } from '../fixtures/key-loan/index.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let ben: TestPerson
let mara: TestPerson
let anna: TestPerson
let otto: TestPerson
let ada: TestPerson
let kim: TestPerson

beforeAll(async () => {
  const registry = buildRegistry([...practiceModules, ...groundModules, keyLoanModule])
  world = await testSteward({ registry, rooms: [...rooms, keyLoanRoom] })
  ben = await world.person('Ben Agent', ['agent'], { timeZone: 'Europe/Berlin' })
  kim = await world.person('Kim Agent', ['agent'], { manager: ben.id })
  mara = await world.person('Mara Owner', ['process_owner', 'agent'])
  anna = await world.person('Anna Caller', ['requester'])
  otto = await world.person('Otto Auditor', ['auditor'])
  ada = await world.person('Ada Admin', ['administrator', 'agent'])
})
afterAll(() => world.stop())

const minute = 60_000
const opened = async (title = 'Work', more = {}): Promise<string> =>
  (await ben.post('/incidents', { title, requester: anna.id, ...more })).body.id
const act = (who: TestPerson, id: string, command: string, input: object = {}) =>
  who.post(`/incidents/${id}/${command}`, input)
const timeOn = async (id: string) => (await ben.get(`/incidents/${id}/time-worked`)).body
const lastFact = async (id: string) => (await ben.get(`/incidents/${id}/timeline`)).body.items.at(-1)
const running = async (who: TestPerson) => (await who.get('/timer')).body.running

it('logs time by hand with the usual kind and the day of the person, and sums it up', async () => {
  const id = await opened()
  expect((await act(ben, id, 'logTime', { minutes: 25 })).status).toBe(200)
  const travel = { minutes: 60, kind: 'travel', billable: true, note: 'To Porto', workedOn: '2026-02-27' }
  expect((await act(mara, id, 'logTime', travel)).status).toBe(200)
  expect(await timeOn(id)).toMatchObject({
    total: 85,
    billable: 60,
    kinds: ['Work', 'Travel', 'Vendor call'],
    running: [],
    items: [
      { person: { name: 'Ben Agent' }, minutes: 25, workedOn: '2026-03-02', kind: 'Work', billable: false },
      {
        person: { name: 'Mara Owner' },
        minutes: 60,
        workedOn: '2026-02-27',
        kind: 'Travel',
        note: 'To Porto',
      },
    ],
  })
  expect(await lastFact(id)).toMatchObject({
    fact: 'incident.timeLogged',
    label: 'logged time',
    internal: true,
    data: { minutes: 60, kind: 'Travel', workedOn: '2026-02-27', note: 'To Porto' },
  })
})

it('refuses what is no time, by field', async () => {
  const id = await opened()
  const refused = async (input: object) => (await act(ben, id, 'logTime', input)).body.errors?.[0]?.pointer
  expect(await refused({})).toBe('/minutes')
  expect(await refused({ minutes: 0 })).toBe('/minutes')
  expect(await refused({ minutes: 1441 })).toBe('/minutes')
  expect(await refused({ minutes: 5, kind: 'Golf' })).toBe('/kind')
  expect(await refused({ minutes: 5, workedOn: '2026-03-03' })).toBe('/workedOn')
  expect(await refused({ minutes: 5, workedOn: 'yesterday' })).toBe('/workedOn')
  expect(await refused({ minutes: 5, person: '01900000-0000-7000-8000-000000000000' })).toBe('/person')
  expect((await timeOn(id)).items).toEqual([])
})

it('corrects and withdraws one’s own entry; the history keeps what it was', async () => {
  const id = await opened()
  await act(ben, id, 'logTime', { minutes: 25, note: 'Call' })
  const [entry] = (await timeOn(id)).items
  await act(ben, id, 'correctTime', { entry: entry.id, minutes: 40, note: null, billable: true })
  expect((await timeOn(id)).items).toMatchObject([{ id: entry.id, minutes: 40, note: null, billable: true }])
  expect(await lastFact(id)).toMatchObject({
    fact: 'incident.timeCorrected',
    data: { minutes: 40, before: { minutes: 25, note: 'Call', workedOn: '2026-03-02' } },
  })
  const { version } = (await ben.get(`/incidents/${id}`)).body
  expect((await act(ben, id, 'correctTime', { entry: entry.id, minutes: 40 })).body.version).toBe(version)
  await act(ben, id, 'withdrawTime', { entry: entry.id })
  expect(await timeOn(id)).toMatchObject({ items: [], total: 0, billable: 0 })
  expect(await lastFact(id)).toMatchObject({ fact: 'incident.timeWithdrawn', data: { minutes: 40 } })
  expect((await act(ben, id, 'withdrawTime', { entry: entry.id })).status).toBe(404)
})

it('lets a process owner put the time of others right, and no other agent', async () => {
  const id = await opened()
  await act(mara, id, 'logTime', { minutes: 30, person: ben.id })
  const [entry] = (await timeOn(id)).items
  expect(entry.person.name).toBe('Ben Agent')
  const nora = await world.person('Nora Agent', ['agent'])
  for (const [command, input] of [
    ['correctTime', { entry: entry.id, minutes: 5 }],
    ['withdrawTime', { entry: entry.id }],
    ['logTime', { minutes: 5, person: ben.id }],
  ] as const)
    expect((await act(nora, id, command, input)).status, command).toBe(403)
  expect((await act(mara, id, 'correctTime', { entry: entry.id, minutes: 5 })).status).toBe(200)
})

it('is no business of requesters, read-only for auditors, and not there for who may not see the record', async () => {
  const id = await opened()
  await act(ben, id, 'logTime', { minutes: 25, note: 'Gossip' })
  for (const who of [anna, otto]) {
    for (const [command, input] of [
      ['logTime', { minutes: 5 }],
      ['startTimer', {}],
      ['stopTimer', {}],
    ] as const)
      expect((await act(who, id, command, input)).status, `${who.name} ${command}`).toBe(403)
  }
  expect((await anna.get(`/incidents/${id}/time-worked`)).status).toBe(403)
  expect((await otto.get(`/incidents/${id}/time-worked`)).body.total).toBe(25)
  const hers = JSON.stringify((await anna.get(`/incidents/${id}/timeline`)).body)
  expect(hers).not.toMatch(/[tT]ime(Logged|r)|Gossip/)
  const emil = await world.person('Emil Caller', ['requester'])
  expect((await emil.get(`/incidents/${id}/time-worked`)).status).toBe(404)
  expect((await act(emil, id, 'startTimer')).status).toBe(404)
  expect((await anna.get('/time-worked')).status).toBe(403)
})

it('times work with one timer a person: starting another stops and logs the first', async () => {
  const [first, second] = [await opened('First'), await opened('Second')]
  expect(await running(ben)).toBeNull()
  expect((await act(ben, first, 'startTimer')).status).toBe(200)
  expect(await running(ben)).toMatchObject({ record: { id: first, title: 'First', type: 'incident' } })
  expect((await timeOn(first)).running).toMatchObject([{ person: { name: 'Ben Agent' } }])
  world.clock.advance(12 * minute)
  await act(ben, first, 'startTimer')
  expect((await timeOn(first)).items, 'a second click changes nothing').toEqual([])

  expect((await act(ben, second, 'startTimer')).body.id).toBe(second)
  expect(await timeOn(first)).toMatchObject({ running: [], items: [{ minutes: 12, kind: 'Work' }] })
  expect(await lastFact(first)).toMatchObject({ fact: 'incident.timeLogged', data: { minutes: 12 } })
  expect((await act(ben, first, 'stopTimer')).body.code).toBe('not_now')

  world.clock.advance(90 * minute)
  const stopped = await act(ben, second, 'stopTimer', {
    kind: 'Vendor call',
    billable: true,
    note: 'Hotline',
  })
  expect(stopped.status).toBe(200)
  expect((await timeOn(second)).items).toMatchObject([
    { minutes: 90, kind: 'Vendor call', billable: true, note: 'Hotline' },
  ])
  expect(await running(ben)).toBeNull()
})

it('takes the minutes one says when the clock ran on over night', async () => {
  const id = await opened()
  await act(ben, id, 'startTimer')
  world.clock.advance(14 * 60 * minute)
  await act(ben, id, 'stopTimer', { minutes: 35 })
  expect((await timeOn(id)).items).toMatchObject([{ minutes: 35 }])
})

it('keeps timers apart: two people on one record, and one person in two pages at once', async () => {
  const [id, other] = [await opened(), await opened()]
  await act(mara, id, 'startTimer')
  const answers = await Promise.all([
    act(ben, id, 'startTimer'),
    act(ben, other, 'startTimer'),
    act(ben, id, 'startTimer'),
    act(mara, other, 'startTimer'),
  ])
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
  const on = [...(await timeOn(id)).running, ...(await timeOn(other)).running]
  expect(on.map((timer: { person: { name: string } }) => timer.person.name).sort()).toEqual([
    'Ben Agent',
    'Mara Owner',
  ])
  for (const who of [ben, mara]) await act(who, (await running(who)).record.id, 'stopTimer')
})

it('runs on any work item and over their types', async () => {
  const id = await opened()
  await act(ben, id, 'startTimer')
  const { body } = await ben.post('/key-loans', { title: 'Cellar', room: 'B 12' })
  expect((await ben.post(`/key-loans/${body.id}/startTimer`, {})).status).toBe(200)
  expect((await timeOn(id)).items).toHaveLength(1)
  expect((await ben.post(`/key-loans/${body.id}/stopTimer`, {})).status).toBe(200)
  expect((await ben.get(`/key-loans/${body.id}/time-worked`)).body.total).toBe(1)
})

it('does not keep a person from working elsewhere when he lost sight of the record his timer runs on', async () => {
  const closed = await world.group('Closed circle', [ada.id])
  const id = await opened()
  await act(ben, id, 'startTimer')
  await ada.patch(`/incidents/${id}`, { restrictedTo: [closed.id] })
  expect(await running(ben)).toBeNull()
  const other = await opened()
  expect((await act(ben, other, 'startTimer')).status).toBe(200)
  expect((await ada.get(`/incidents/${id}/time-worked`)).body).toMatchObject({ items: [], running: [] })
  await act(ben, other, 'stopTimer')
})

it('answers a repeated start with the first answer', async () => {
  const id = await opened()
  const send = () => ben.post(`/incidents/${id}/startTimer`, {}, { 'idempotency-key': 'start-once' })
  const first = await send()
  await act(ben, id, 'stopTimer')
  expect((await send()).body).toEqual(first.body)
  expect(await running(ben)).toBeNull()
})

it('takes the kinds from the list the administrators keep', async () => {
  const made = await ada.post('/settings', { key: 'timeWorked.kinds', value: ['On site', 'Remote'] })
  await world.steward.kernel.settings.refresh()
  const id = await opened()
  await act(ben, id, 'logTime', { minutes: 5 })
  expect(await timeOn(id)).toMatchObject({ kinds: ['On site', 'Remote'], items: [{ kind: 'On site' }] })
  const [entry] = (await timeOn(id)).items
  await ada.patch(`/settings/${made.body.id}`, { value: ['Work'] })
  await world.steward.kernel.settings.refresh()
  const kept = await act(ben, id, 'correctTime', { entry: entry.id, minutes: 6, kind: 'On site' })
  expect(kept.status, 'a kind that was dropped since stays where it was used').toBe(200)
  expect((await act(ben, id, 'correctTime', { entry: entry.id, kind: 'Remote' })).status).toBe(422)
})

it('tells what a person worked, day by day, to those whose business it is', async () => {
  const closed = await world.group('Narrow circle', [kim.id])
  const [id, secret] = [await opened('Open work'), await opened('Secret work')]
  await act(kim, id, 'logTime', { minutes: 30, workedOn: '2026-02-24' })
  await act(kim, id, 'logTime', { minutes: 45, workedOn: '2026-02-25' })
  await act(kim, secret, 'logTime', { minutes: 15, workedOn: '2026-02-25', note: 'Hidden word' })
  await ada.patch(`/incidents/${secret}`, { restrictedTo: [closed.id] })
  const path = `/time-worked?person=${kim.id}&from=2026-02-24&to=2026-02-28`
  const days = [
    { day: '2026-02-24', minutes: 30, entries: [{ record: { title: 'Open work' } }] },
    { day: '2026-02-25', minutes: 60, entries: [{ minutes: 45 }, { minutes: 15 }] },
  ]
  for (const who of [kim, ben, mara, ada, otto])
    expect((await who.get(path)).body, who.name).toMatchObject({ total: 90, days, more: false })
  expect(JSON.stringify((await kim.get(path)).body)).toContain('Secret work')
  expect(JSON.stringify((await ben.get(path)).body)).not.toMatch(/Secret work|Hidden word/)
  const nora = await world.person('Nina Agent', ['agent'])
  expect((await nora.get(path)).status).toBe(403)
  const own = (await kim.get('/time-worked')).body
  expect(own.person.name).toBe('Kim Agent')
  expect((await kim.get('/time-worked?from=2026-01-01&to=2026-04-30')).status).toBe(400)
  expect((await kim.get('/time-worked?from=soon')).status).toBe(400)
  const absent = '01900000-0000-7000-8000-000000000000'
  expect((await mara.get(`/time-worked?person=${absent}`)).status).toBe(404)
})
