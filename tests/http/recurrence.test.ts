import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecurring } from '../../src/capabilities/recurrence/create-recurring.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let owner: TestPerson
let agent: TestPerson
let employee: TestPerson
let template: { id: string }

beforeAll(async () => {
  world = await testSteward()
  owner = await world.person('Mara Owner', ['process_owner', 'agent'])
  agent = await world.person('Ben Agent', ['agent'])
  employee = await world.person('Emil Employee', ['requester'])
  template = await world.create('template', {
    name: 'Backup check',
    recordType: 'incident',
    prefill: { title: 'Check the backups', impact: '2' },
  })
})
afterAll(() => world.stop())

let count = 0
/** The tests' clock stands at Monday, 2026-03-02 09:00 UTC, until they move it. */
const recurrence = async (more: Record<string, unknown> = {}) =>
  owner.post('/recurrences', {
    name: `Recurrence ${count++}`,
    template: template.id,
    frequency: 'daily',
    time: '08:30',
    timeZone: 'Europe/Berlin',
    ...more,
  })
const moveTo = (at: string) => world.clock.advance(new Date(at).getTime() - world.clock.now().getTime())
const tick = () => createRecurring.run(world.steward.kernel)
const runsOf = async (id: string) => (await owner.get(`/recurrences/${id}/runs`)).body.items

describe('keeping recurrences', () => {
  it('refuses a rule that is none, beside the field', async () => {
    const wrong: [Record<string, unknown>, string][] = [
      [{ time: '25:00' }, '/time'],
      [{ timeZone: 'Europe/Atlantis' }, '/timeZone'],
      [{ frequency: 'weekly' }, '/weekdays'],
      [{ frequency: 'monthly_day' }, '/dayOfMonth'],
      [{ frequency: 'yearly', dayOfMonth: 3 }, '/month'],
      [{ startsOn: '2026-05-02', endsOn: '2026-05-01' }, '/endsOn'],
      [{ frequency: 'hourly' }, '/frequency'],
      [{ template: employee.id }, '/template'],
    ]
    for (const [more, pointer] of wrong) {
      const answer = await recurrence(more)
      expect(answer.status, pointer).toBe(422)
      expect(answer.body.errors[0].pointer).toBe(pointer)
    }
    expect((await agent.post('/recurrences', { name: 'Mine', template: template.id })).status).toBe(422)
  })

  it('says its next time, and moves it with the rule', async () => {
    const { body } = await recurrence()
    expect(body.nextRunAt).toBe('2026-03-03T07:30:00.000Z')
    const moved = await owner.patch(`/recurrences/${body.id}`, { time: '12:00' })
    expect(moved.body.nextRunAt).toBe('2026-03-02T11:00:00.000Z')
    const off = await owner.patch(`/recurrences/${body.id}`, { active: false })
    expect(off.body.nextRunAt).toBeNull()
  })

  it('shows the next five times of a rule before it is kept', async () => {
    const rule = { frequency: 'weekly', weekdays: ['fri'], time: '08:30', timeZone: 'Europe/Berlin' }
    const { body } = await agent.post('/recurrences/dates', rule)
    expect(body.items).toEqual([
      '2026-03-06T07:30:00.000Z',
      '2026-03-13T07:30:00.000Z',
      '2026-03-20T07:30:00.000Z',
      '2026-03-27T07:30:00.000Z',
      '2026-04-03T06:30:00.000Z',
    ])
    expect((await agent.post('/recurrences/dates', { ...rule, weekdays: [] })).status).toBe(422)
  })
})

describe('what is due', () => {
  it('is created once by however many nodes, as system:recurrence, and linked back', async () => {
    const { body } = await recurrence({ time: '10:15', endsOn: '2026-03-02' })
    moveTo('2026-03-02T09:15:20Z')
    await Promise.all([tick(), tick(), tick()])
    await tick()
    const runs = await runsOf(body.id)
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({
      occurrence: '2026-03-02T09:15:00.000Z',
      recordType: 'incident',
      problem: null,
    })
    const made = (await agent.get(`/incidents/${runs[0].number}`)).body
    expect(made).toMatchObject({ title: 'Check the backups', impact: '2' })
    const { items } = (await agent.get(`/incidents/${made.id}/timeline`)).body
    expect(items[0]).toMatchObject({
      actor: { name: 'system:recurrence', system: true },
      cause: { type: 'recurrence', id: body.id, name: body.name },
    })
    const { nextRunAt, lastRunAt } = (await owner.get(`/recurrences/${body.id}`)).body
    expect(nextRunAt).toBeNull()
    expect(lastRunAt).toBe('2026-03-02T09:15:20.000Z')
  })

  it('is made up for once after a stop of days: the last time only', async () => {
    moveTo('2026-03-02T10:00:00Z')
    const { body } = await recurrence({ time: '07:00' })
    moveTo('2026-03-09T10:00:00Z')
    await tick()
    const runs = await runsOf(body.id)
    expect(runs.map((run: { occurrence: string }) => run.occurrence)).toEqual(['2026-03-09T06:00:00.000Z'])
    expect((await owner.get(`/recurrences/${body.id}`)).body.nextRunAt).toBe('2026-03-10T06:00:00.000Z')
  })

  it('goes on when its template cannot be used, and says why', async () => {
    const broken = await world.create('template', {
      name: 'Retired',
      recordType: 'incident',
      prefill: { title: 'Never' },
      active: false,
    })
    const { body } = await recurrence({ time: '13:00', template: broken.id })
    moveTo('2026-03-09T12:00:30Z')
    await tick()
    expect(await runsOf(body.id)).toMatchObject([{ number: null, problem: 'Its template is not in use.' }])
    const after = (await owner.get(`/recurrences/${body.id}`)).body
    expect(after).toMatchObject({ lastProblem: 'Its template is not in use.' })
    expect(after.nextRunAt).toBe('2026-03-10T12:00:00.000Z')
  })
})

describe('run now', () => {
  it('creates its record out of turn and leaves the calendar alone', async () => {
    const { body } = await recurrence({ time: '23:00' })
    const { status, body: made } = await owner.post(`/recurrences/${body.id}/run`, {})
    expect(status).toBe(200)
    expect((await agent.get(`/incidents/${made.number}`)).body.title).toBe('Check the backups')
    expect((await owner.get(`/recurrences/${body.id}`)).body.nextRunAt).toBe(body.nextRunAt)
    expect(await runsOf(body.id)).toMatchObject([{ number: made.number, by: 'Mara Owner' }])
  })

  it('is for those who keep it', async () => {
    const { body } = await recurrence()
    expect((await agent.post(`/recurrences/${body.id}/run`, {})).status).toBe(403)
    expect((await employee.post(`/recurrences/${body.id}/run`, {})).status).toBe(404)
    expect(
      (await agent.post(`/recurrences/${body.id}/ran`, { occurrence: '2026-03-02T09:00:00Z' })).status,
    ).toBe(403)
  })
})
