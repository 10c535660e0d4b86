import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { CalendarHours, Hours, Week } from './calendar-hours.ts'
import { WorkingTime } from './working-time.ts'

const minute = 60_000
const hour = 60 * minute

const weekOf = (weekday: readonly Hours[], weekend: readonly Hours[] = []): Week =>
  Array.from({ length: 7 }, (_, day) => (day < 5 ? weekday : weekend))

const calendarOf = (timeZone: string, week: Week, more: Partial<CalendarHours> = {}): CalendarHours => ({
  timeZone,
  versions: [{ from: null, week }],
  days: [],
  ...more,
})

const office = weekOf([
  ['08:00', '12:00'],
  ['13:00', '17:00'],
])
const always = weekOf([['00:00', '24:00']], [['00:00', '24:00']])
const at = (local: string, zone = 'Europe/Berlin'): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds

describe('an office in Berlin, worked by hand', () => {
  const berlin = new WorkingTime(
    calendarOf('Europe/Berlin', office, { days: [{ date: '2026-04-03', name: 'Good Friday', hours: [] }] }),
  )
  it.each([
    ['2026-03-30T09:00', 60, '2026-03-30T10:00', 'within a morning'],
    ['2026-03-30T11:30', 60, '2026-03-30T13:30', 'over lunch'],
    ['2026-03-30T16:00', 120, '2026-03-31T09:00', 'over night'],
    ['2026-03-30T20:00', 30, '2026-03-31T08:30', 'from the evening'],
    ['2026-04-02T16:00', 120, '2026-04-06T09:00', 'over Good Friday and the week-end'],
    ['2026-03-30T08:00', 8 * 60, '2026-03-30T17:00', 'a whole day ends with the day'],
    ['2026-12-31T16:30', 60, '2027-01-01T08:30', 'over the year'],
  ])('%s and %i minutes is %s: %s', (from, minutes, to) => {
    expect(berlin.add(at(from), minutes * minute)).toBe(at(to))
    expect(berlin.between(at(from), at(to))).toBe(minutes * minute)
  })

  it('works in its hours alone', () => {
    expect(berlin.isWorking(at('2026-03-30T08:00'))).toBe(true)
    expect(berlin.isWorking(at('2026-03-30T12:00'))).toBe(false)
    expect(berlin.isWorking(at('2026-04-03T10:00'))).toBe(false)
    expect(berlin.isWorking(at('2026-04-04T10:00'))).toBe(false)
  })

  it('tells its stretches', () => {
    expect(berlin.stretches(at('2026-03-30T11:00'), at('2026-03-31T09:00'))).toEqual([
      [at('2026-03-30T11:00'), at('2026-03-30T12:00')],
      [at('2026-03-30T13:00'), at('2026-03-30T17:00')],
      [at('2026-03-31T08:00'), at('2026-03-31T09:00')],
    ])
  })
})

describe('where the clock changes', () => {
  const night = weekOf([['22:00', '06:00']], [['22:00', '06:00']])

  it('counts the hours that pass: seven in the short night, nine in the long one', () => {
    const watch = new WorkingTime(calendarOf('Europe/Berlin', night))
    expect(watch.between(at('2026-03-28T22:00'), at('2026-03-29T06:00'))).toBe(7 * hour)
    expect(watch.between(at('2026-10-24T22:00'), at('2026-10-25T06:00'))).toBe(9 * hour)
  })

  it('begins at the change when the clock skips the beginning', () => {
    const early = new WorkingTime(calendarOf('Europe/Berlin', weekOf([], [['02:30', '04:00']])))
    expect(early.between(at('2026-03-29T00:00'), at('2026-03-29T06:00'))).toBe(hour)
  })

  it.each(['America/Sao_Paulo', 'Asia/Beirut', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo'])(
    'leaves no gap and no overlap round the clock in %s',
    zone => {
      const clock = new WorkingTime(calendarOf(zone, always))
      const from = Date.UTC(2010, 5, 1)
      const to = Date.UTC(2020, 5, 1)
      // Samoa left out 30 December 2011 altogether; all that passes is still counted once.
      expect(clock.between(from, to)).toBe(to - from)
      expect(clock.add(from, to - from)).toBe(to)
    },
  )
})

it('follows new hours from their first day on, and keeps the old ones for what was before', () => {
  const shorter = weekOf([['09:00', '15:00']])
  const calendar = calendarOf('UTC', office, {
    versions: [
      { from: null, week: office },
      { from: '2026-07-01', week: shorter },
    ],
  })
  const time = new WorkingTime(calendar)
  expect(time.between(Date.UTC(2026, 5, 30), Date.UTC(2026, 6, 1))).toBe(8 * hour)
  expect(time.between(Date.UTC(2026, 6, 1), Date.UTC(2026, 6, 2))).toBe(6 * hour)
})

it('finds no end where nobody ever works', () => {
  const never = new WorkingTime(calendarOf('UTC', weekOf([])))
  expect(never.add(Date.UTC(2026, 0, 1), 1)).toBeNull()
  expect(never.between(0, Date.UTC(2026, 0, 1))).toBe(0)
})

describe('in any zone, any year, any hours', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'America/St_Johns',
    'Africa/Casablanca',
    'UTC',
  )
  const time = (max: number) =>
    fc
      .integer({ min: 0, max })
      .map(
        quarter =>
          `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
      )
  const day = fc.array(fc.tuple(time(95), time(96)), { maxLength: 3 })
  const calendars = fc
    .record({ timeZone: zones, week: fc.array(day, { minLength: 7, maxLength: 7 }) })
    .filter(({ week }) => week.some(hours => hours.length > 0))
    .map(({ timeZone, week }) => calendarOf(timeZone, week))
  const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2030, 0, 1) })
  const spans = fc.integer({ min: 1, max: 400 * hour })
  const runs = { numRuns: 60 }

  it('adding and measuring are inverse', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, span) => {
        const working = new WorkingTime(calendar)
        const end = working.add(from, span)
        expect(end).not.toBeNull()
        expect(working.between(from, end ?? 0)).toBe(span)
        expect(working.isWorking((end ?? 0) - 1)).toBe(true)
      }),
      runs,
    )
  })

  it('a span is the sum of its parts', () => {
    fc.assert(
      fc.property(calendars, instants, spans, spans, (calendar, from, a, b) => {
        const working = new WorkingTime(calendar)
        expect(working.between(from, from + a) + working.between(from + a, from + a + b)).toBe(
          working.between(from, from + a + b),
        )
        expect(working.add(working.add(from, a) ?? 0, b)).toBe(working.add(from, a + b))
      }),
      runs,
    )
  })

  it('never runs backwards, and never faster than the clock', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, span) => {
        const worked = new WorkingTime(calendar).between(from, from + span)
        expect(worked).toBeGreaterThanOrEqual(0)
        expect(worked).toBeLessThanOrEqual(span)
      }),
      runs,
    )
  })

  it('agrees with its own stretches', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, span) => {
        const working = new WorkingTime(calendar)
        const sum = working
          .stretches(from, from + span)
          .reduce((total, [start, end]) => total + end - start, 0)
        expect(sum).toBe(working.between(from, from + span))
      }),
      runs,
    )
  })
})
