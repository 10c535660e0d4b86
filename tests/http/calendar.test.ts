import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let admin: TestPerson
let agent: TestPerson

const office = Array.from({ length: 7 }, (_, day) => (day < 5 ? [['08:00', '17:00']] : []))

beforeAll(async () => {
  world = await testSteward()
  admin = await world.person('Ada Admin', ['administrator'])
  agent = await world.person('Ben Agent', ['agent'])
})
afterAll(() => world.stop())

const calendarOf = (more: Record<string, unknown>) => ({
  name: `Office ${Math.random()}`,
  timeZone: 'Europe/Berlin',
  versions: [{ from: null, week: office }],
  ...more,
})

describe('a working calendar', () => {
  it('is kept by administrators and read by all who are signed in', async () => {
    const made = await admin.post('/calendars', calendarOf({}))
    expect(made.status).toBe(201)
    expect((await agent.get(`/calendars/${made.body.id}`)).body).toMatchObject({ timeZone: 'Europe/Berlin' })
    expect((await agent.patch(`/calendars/${made.body.id}`, { name: 'Mine' })).status).toBe(403)
    expect((await agent.post('/calendars', calendarOf({}))).status).toBe(403)
  })

  it.each([
    ['timeZone', { timeZone: 'Mars/Base' }],
    ['versions', { versions: [] }],
    ['versions', { versions: [{ from: null, week: [[], []] }] }],
    ['versions', { versions: [{ from: null, week: office.map(() => [['8', '17']]) }] }],
    ['versions', { versions: [{ from: '2026-02-30', week: office }] }],
    [
      'versions',
      {
        versions: [
          { from: null, week: office },
          { from: null, week: office },
        ],
      },
    ],
    ['days', { days: [{ date: 'soon', name: 'Party', hours: [] }] }],
  ])('is refused at %s when it makes no sense', async (field, wrong) => {
    const answer = await admin.post('/calendars', calendarOf(wrong))
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0].pointer).toBe(`/${field}`)
  })

  it('takes the public holidays of a region, keeping the days it has', async () => {
    const days = [{ date: '2026-01-06', name: 'Half a day here', hours: [['08:00', '12:00']] }]
    const { body } = await admin.post('/calendars', calendarOf({ days }))
    const wanted = { country: 'DE', region: 'BW', year: 2026 }
    const imported = await admin.post(`/calendars/${body.id}/importHolidays`, wanted)
    expect(imported.status).toBe(200)
    const dates = imported.body.days.map((day: { date: string }) => day.date)
    expect(dates).toEqual(expect.arrayContaining(['2026-01-01', '2026-06-04', '2026-10-03', '2026-12-25']))
    expect(imported.body.days[1]).toEqual(days[0])
    expect((await admin.post(`/calendars/${body.id}/importHolidays`, wanted)).body.days).toEqual(
      imported.body.days,
    )
    const unknown = await admin.post(`/calendars/${body.id}/importHolidays`, { country: 'XX', year: 2026 })
    expect(unknown.body.errors[0].pointer).toBe('/country')
  })

  it('shows the holidays before they are imported, by country and region', async () => {
    const shown = await admin.get('/calendars/holidays?country=de&region=BE&year=2026')
    const dates = shown.body.items.map((day: { date: string }) => day.date)
    expect(dates).toContain('2026-03-08')
    expect(dates).not.toContain('2026-01-06')
    const places = await admin.get('/calendars/holidays/places?country=DE')
    expect(places.body.countries).toContainEqual({ code: 'DE', name: 'Germany' })
    expect(places.body.regions).toContainEqual({ code: 'BE', name: 'Berlin' })
    const unknown = await admin.get('/calendars/holidays?country=DE&region=XX&year=2026')
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '/region'])
    const requester = await world.person('Anna Keller', ['requester'])
    expect((await requester.get('/calendars/holidays?country=DE&year=2026')).status).toBe(404)
  })
})
