import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Holders, Moment } from './moments.ts'
import { heldBy } from './ownership.ts'
import { type Clock, reachesAt, runClock as run, type Terms } from './run-clock.ts'

const minute = 60_000
/** Every minute is a working minute; the calendars are tested where they are. */
const roundTheClock = {
  between: (from: number, to: number) => to - from,
  add: (from: number, span: number) => from + span,
}
/** The first half of each hour is worked. */
const halfHours = {
  between: (from: number, to: number) => worked(to) - worked(from),
  add: (from: number, span: number) => {
    const wanted = worked(from) + span
    const hours = Math.ceil(wanted / (30 * minute)) - 1
    return hours * 60 * minute + (wanted - hours * 30 * minute)
  },
}
function worked(at: number): number {
  const hour = 60 * minute
  return Math.floor(at / hour) * 30 * minute + Math.min(at % hour, 30 * minute)
}

const nobody: Holders = { requester: null, group: null, assignee: null, service: null }
const moment = (at: number, values: Record<string, unknown>, holders = nobody): Moment => ({
  at,
  fact: `incident.${values.state}`,
  by: 'Ada',
  values,
  holders,
})
/** With the same terms all the time. */
const runClock = (moments: readonly Moment[], always: Terms, now: number): Clock | null =>
  run(moments, () => always, now)

const terms: Terms = {
  starts: () => true,
  pauses: values => values.state === 'on_hold',
  stops: values => values.state === 'resolved',
  cancels: values => values.state === 'cancelled',
  resets: values => values.answered === true,
  allowed: values => Number(values.priority) * 60 * minute,
  pace: () => roundTheClock,
}

/** `10 on_hold` is: in the tenth minute it goes on hold; a `!` says that it was answered, a number the priority. */
function course(...steps: string[]): Moment[] {
  let values: Record<string, unknown> = { state: 'new', priority: 1 }
  return steps.map(step => {
    const [at = '0', state, priority] = step.replace('!', '').split(' ')
    values = { ...values, state: state ?? values.state, answered: step.includes('!') }
    if (priority) values.priority = Number(priority)
    return moment(Number(at) * minute, values)
  })
}
const inMinutes = (value: number | null | undefined) => (value == null ? value : value / minute)

describe('a clock', () => {
  it.each([
    ['runs', course('0 new'), 30, { state: 'running', elapsed: 30, dueAt: 60, breachedAt: null }],
    ['runs out', course('0 new'), 61, { state: 'running', elapsed: 61, dueAt: 60, breachedAt: 60 }],
    ['runs out on the minute', course('0 new'), 60, { state: 'running', elapsed: 60, breachedAt: 60 }],
    [
      'is met on the minute',
      course('0 new', '60 resolved'),
      99,
      { state: 'completed', elapsed: 60, breachedAt: null },
    ],
    [
      'stands while paused',
      course('0 new', '20 on_hold'),
      90,
      { state: 'paused', elapsed: 20, dueAt: null, breachedAt: null },
    ],
    [
      'goes on after a pause',
      course('0 new', '20 on_hold', '50 new'),
      60,
      { elapsed: 30, dueAt: 90, breachedAt: null },
    ],
    [
      'ends when resolved',
      course('0 new', '20 resolved'),
      500,
      { state: 'completed', elapsed: 20, endedAt: 20 },
    ],
    [
      'goes on when reopened',
      course('0 new', '20 resolved', '100 new'),
      110,
      { state: 'running', elapsed: 30, endedAt: null, dueAt: 140 },
    ],
    [
      'ends for good when cancelled',
      course('0 new', '20 cancelled', '30 new'),
      90,
      { state: 'cancelled', elapsed: 20, endedAt: 20 },
    ],
    [
      'keeps its time when it gets more',
      course('0 new', '20 new 2'),
      50,
      { elapsed: 50, allowed: 120, dueAt: 120 },
    ],
    [
      'keeps its time when it gets less',
      course('0 new 3', '90 new 1'),
      90,
      { elapsed: 90, allowed: 60, breachedAt: 90 },
    ],
    [
      'is due by the time it has now, also when it was breached by less',
      course('0 new', '70 new 2', '130 in_progress'),
      140,
      { breachedAt: 60, dueAt: 120 },
    ],
    [
      'stays breached when it gets more later',
      course('0 new', '70 new 3'),
      80,
      { breachedAt: 60, allowed: 180, dueAt: 180 },
    ],
    [
      'begins anew at an answer',
      course('0 new', '50 !new'),
      100,
      { elapsed: 50, resets: 1, dueAt: 110, breachedAt: null },
    ],
  ])('%s', (_, moments, now, expected) => {
    const clock = runClock(moments, terms, now * minute)
    const { state, allowed, resets, ...instants } = clock ?? { state: null, allowed: null, resets: null }
    const told = Object.fromEntries(
      Object.entries(instants).map(([name, value]) => [
        name,
        typeof value === 'number' ? inMinutes(value) : value,
      ]),
    )
    expect({ ...told, state, resets, allowed: inMinutes(allowed) }).toMatchObject(expected)
  })

  it('is none before it starts', () => {
    expect(runClock(course('10 new'), terms, 5 * minute)).toBeNull()
    expect(runClock(course('0 new'), { ...terms, starts: () => false }, minute)).toBeNull()
  })

  it('is cancelled where nothing is promised', () => {
    expect(runClock(course('0 new'), { ...terms, allowed: () => null }, minute)?.state).toBe('cancelled')
  })

  it('says when it will reach a share of its time', () => {
    const clock = runClock(course('0 new'), terms, 15 * minute)
    expect(clock && reachesAt(clock, roundTheClock, { percent: 50, now: 15 * minute })).toBe(30 * minute)
    expect(clock && reachesAt(clock, roundTheClock, { percent: 10, now: 15 * minute })).toBe(15 * minute)
  })

  it('explains itself: stretches without a gap that sum to what it counted', () => {
    const clock = runClock(course('0 new', '20 on_hold', '50 new', '70 resolved'), terms, 100 * minute)
    expect(clock?.segments.map(({ from, to, state }) => [from / minute, to / minute, state])).toEqual([
      [0, 20, 'running'],
      [20, 50, 'paused'],
      [50, 70, 'running'],
      [70, 100, 'completed'],
    ])
    expect(clock?.segments.reduce((sum, { counted }) => sum + counted, 0)).toBe(clock?.elapsed)
  })
})

describe('when its terms are changed', () => {
  const tighter: Terms = { ...terms, allowed: () => 30 * minute, pauses: () => false }
  const from = (at: number) => (asked: number) => (asked >= at * minute ? tighter : terms)

  it('keeps what it counted under the old ones, and is held to the new ones from then on', () => {
    const moments = [
      ...course('0 new', '10 on_hold', '20 new'),
      moment(40 * minute, { state: 'new', priority: 1 }),
    ]
    const clock = run(moments, from(40), 45 * minute)
    expect(inMinutes(clock?.elapsed)).toBe(35)
    expect(inMinutes(clock?.breachedAt)).toBe(40)
  })

  it('stays as it ended', () => {
    const moments = [
      ...course('0 new', '50 resolved'),
      moment(90 * minute, { state: 'resolved', priority: 1 }),
    ]
    const clock = run(moments, from(60), 100 * minute)
    expect(clock).toMatchObject({ state: 'completed', allowed: 60 * minute, breachedAt: null })
  })
})

it('says who held it while it ran', () => {
  const moments = [
    moment(0, { state: 'new', priority: 1 }, { ...nobody, group: 'desk' }),
    moment(10 * minute, { state: 'new', priority: 1 }, { ...nobody, group: 'network' }),
    moment(20 * minute, { state: 'on_hold', priority: 1 }, { ...nobody, group: 'network' }),
    moment(50 * minute, { state: 'new', priority: 1 }, { ...nobody, group: 'network', assignee: 'ben' }),
    moment(80 * minute, { state: 'resolved', priority: 1 }, { ...nobody, group: 'network', assignee: 'ben' }),
  ]
  const held = heldBy(runClock(moments, terms, 90 * minute)?.segments ?? [])
  expect(held.map(({ group, assignee, counted }) => [group, assignee, counted / minute])).toEqual([
    ['network', 'ben', 30],
    ['desk', null, 10],
    ['network', null, 10],
  ])
})

describe('of any course', () => {
  const states = fc.constantFrom('new', 'in_progress', 'on_hold', 'resolved')
  const step = fc.record({
    gap: fc.integer({ min: 1, max: 90 }),
    state: states,
    priority: fc.integer({ min: 1, max: 3 }),
  })
  const courses = fc.array(step, { minLength: 1, maxLength: 12 }).map(steps => {
    let at = 0
    return steps.map(({ gap, state, priority }, index): Moment => {
      at += index === 0 ? 0 : gap * minute
      return moment(at, { state, priority })
    })
  })
  const later = fc.integer({ min: 0, max: 900 }).map(minutes => minutes * minute)
  const paces = fc.constantFrom(roundTheClock, halfHours)

  it('a slow and obvious clock that looks at every minute says the same', () => {
    fc.assert(
      fc.property(courses, later, paces, (moments, after, pace) => {
        const now = (moments.at(-1)?.at ?? 0) + after
        const clock = runClock(moments, { ...terms, pace: () => pace }, now)
        let elapsed = 0
        let breached = false
        for (let at = 0; at < now; at += minute) {
          const values = moments.findLast(moment => moment.at <= at)?.values ?? {}
          if (values.state === 'new' || values.state === 'in_progress') {
            if (elapsed >= Number(values.priority) * 60 * minute) breached = true
            elapsed += pace.between(at, at + minute)
          }
        }
        expect(clock?.elapsed).toBe(elapsed)
        if (breached) expect(clock?.breachedAt).not.toBeNull()
      }),
    )
  })

  it('a moment at which nothing changes changes nothing', () => {
    fc.assert(
      fc.property(courses, later, fc.nat(), (moments, after, pick) => {
        const now = (moments.at(-1)?.at ?? 0) + after
        const index = pick % moments.length
        const before = moments[index]
        const next = moments[index + 1]?.at ?? now
        if (!before || next - before.at < 2) return
        const between = { ...before, at: Math.floor((before.at + next) / 2) }
        expect(runClock(moments.toSpliced(index + 1, 0, between), terms, now)).toEqual(
          runClock(moments, terms, now),
        )
      }),
    )
  })

  it('pausing never makes it due earlier', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 1, max: 60 }), (moments, pause) => {
        const end = (moments.at(-1)?.at ?? 0) + minute
        const running = [...moments, moment(end, { state: 'new', priority: 3 })]
        const held = [
          ...moments,
          moment(end, { state: 'on_hold', priority: 3 }),
          moment(end + pause * minute, { state: 'new', priority: 3 }),
        ]
        const now = end + pause * minute
        const [without, paused] = [runClock(running, terms, now), runClock(held, terms, now)]
        expect(paused?.dueAt ?? 0).toBeGreaterThanOrEqual(without?.dueAt ?? 0)
        expect(paused?.elapsed ?? 0).toBeLessThanOrEqual(without?.elapsed ?? 0)
      }),
    )
  })
})
