import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { frequencies, lastOccurrence, months, nextOccurrences, type Rule, weekdays } from './occurrences.ts'

const base: Rule = {
  frequency: 'daily',
  weekdays: [],
  dayOfMonth: null,
  month: null,
  time: '08:30',
  timeZone: 'Europe/Berlin',
  startsOn: null,
  endsOn: null,
}

const next = (rule: Partial<Rule>, after: string, count = 3) =>
  nextOccurrences({ ...base, ...rule }, new Date(after), count).map(at => at.toISOString())

describe('a rule', () => {
  it('keeps its time of day when the clocks change', () => {
    expect(next({}, '2026-03-27T12:00:00Z')).toEqual([
      '2026-03-28T07:30:00.000Z',
      '2026-03-29T06:30:00.000Z',
      '2026-03-30T06:30:00.000Z',
    ])
  })

  it('happens after the gap when the clocks leave its time out', () => {
    expect(next({ time: '02:30' }, '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ])
  })

  it('happens once, the first time, when the clocks show its time twice', () => {
    expect(next({ time: '02:30' }, '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ])
  })

  it.each([
    ['weekdays', {}, '2026-03-06T12:00:00Z', ['2026-03-09', '2026-03-10', '2026-03-11']],
    [
      'weekly',
      { weekdays: ['mon', 'thu'] },
      '2026-03-02T12:00:00Z',
      ['2026-03-05', '2026-03-09', '2026-03-12'],
    ],
    ['monthly_day', { dayOfMonth: 31 }, '2026-01-31T12:00:00Z', ['2026-02-28', '2026-03-31', '2026-04-30']],
    ['monthly_last_workday', {}, '2026-01-30T12:00:00Z', ['2026-02-27', '2026-03-31', '2026-04-30']],
    [
      'yearly',
      { month: '2', dayOfMonth: 29 },
      '2026-03-01T12:00:00Z',
      ['2027-02-28', '2028-02-29', '2029-02-28'],
    ],
  ] as const)('%s falls on the right days', (frequency, more, after, days) => {
    expect(next({ frequency, ...more }, after).map(at => at.slice(0, 10))).toEqual(days)
  })

  it('begins and ends on its days, both included', () => {
    const rule = { startsOn: '2026-05-01', endsOn: '2026-05-02' }
    expect(next(rule, '2026-03-01T00:00:00Z', 9)).toEqual([
      '2026-05-01T06:30:00.000Z',
      '2026-05-02T06:30:00.000Z',
    ])
  })
})

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
  'Africa/Casablanca',
]
const anyRule: fc.Arbitrary<Rule> = fc.record({
  frequency: fc.constantFrom(...frequencies),
  weekdays: fc.subarray([...weekdays], { minLength: 1 }),
  dayOfMonth: fc.integer({ min: 1, max: 31 }),
  month: fc.constantFrom(...months),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
  timeZone: fc.constantFrom(...zones),
  startsOn: fc.constant(null),
  endsOn: fc.constant(null),
})
const anyMoment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2032, 0, 1) }).map(at => new Date(at))

/** Told by the browser's calendar, not by the library under test. */
const wallClock = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)

describe('whatever the rule', () => {
  it('its times come one after the other, each on a day of its own', () => {
    fc.assert(
      fc.property(anyRule, anyMoment, (rule, after) => {
        const times = nextOccurrences(rule, after, 8)
        expect(times).toHaveLength(8)
        const days = times.map(at => wallClock(at, rule.timeZone).slice(0, 10))
        expect(new Set(days).size).toBe(8)
        expect([after, ...times].every((at, index, all) => index === 0 || at > (all[index - 1] ?? at))).toBe(
          true,
        )
      }),
      { numRuns: 150 },
    )
  })

  it('the clocks show its time, unless they leave that time out', () => {
    fc.assert(
      fc.property(anyRule, anyMoment, (rule, after) => {
        for (const at of nextOccurrences(rule, after, 5)) {
          const [day = '', time = ''] = wallClock(at, rule.timeZone).split(' ')
          if (time === rule.time) continue
          const wall = Temporal.PlainDateTime.from(`${day}T${rule.time}`)
          const shown = wall.toZonedDateTime(rule.timeZone).toPlainDateTime()
          expect(shown.equals(wall), `${rule.time} in ${rule.timeZone} on ${day}`).toBe(false)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('asking from between two times gives the same times: nothing is lost, nothing comes twice', () => {
    fc.assert(
      fc.property(anyRule, anyMoment, (rule, after) => {
        const [first, second, third] = nextOccurrences(rule, after, 3)
        expect(nextOccurrences(rule, first ?? after, 2)).toEqual([second, third])
      }),
      { numRuns: 150 },
    )
  })

  it('only the last missed time is made up for', () => {
    fc.assert(
      fc.property(anyRule, anyMoment, fc.integer({ min: 1, max: 6 }), (rule, after, missed) => {
        const times = nextOccurrences(rule, after, missed + 1)
        const [due = after] = times
        const until = times.at(-1)
        if (!until) throw new Error('There is always another time.')
        expect(lastOccurrence(rule, due, new Date(until.getTime() - 1))).toEqual(times.at(-2))
        expect(lastOccurrence(rule, due, new Date(due.getTime() - 1))).toBeNull()
      }),
      { numRuns: 100 },
    )
  })
})
