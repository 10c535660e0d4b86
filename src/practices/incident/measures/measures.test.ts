import { describe, expect, it } from 'vitest'
import type { MeasuredFact } from './measured-fact.ts'
import { durationsOf, measuresOf } from './measures.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const at = (minute: number) => new Date(start + minute * 60_000)
const anna = 'anna'
const ben = 'ben'
const mara = 'mara'

/** A fact as the ledger has it: minute, verb, who, what it changed. */
function fact(
  minute: number,
  verb: string,
  who: string | null,
  changes: Record<string, [unknown, unknown]> = {},
  internal = false,
): MeasuredFact {
  return {
    at: at(minute),
    fact: `incident.${verb}`,
    actorId: who,
    actorName: who ?? 'system:incident',
    internal,
    changes: Object.fromEntries(Object.entries(changes).map(([name, [from, to]]) => [name, { from, to }])),
    data: null,
  }
}
const opened = fact(0, 'created', anna, { requester: [null, anna], state: [null, 'new'] })
const begun = fact(5, 'started', ben, { state: ['new', 'in_progress'], assignee: [null, ben] })
const answered = fact(7, 'commented', ben, { lastWordBy: [null, 'staff'] })
const resolved = fact(30, 'resolved', ben, { state: ['in_progress', 'resolved'] })
const closed = fact(50, 'closed', null, { state: ['resolved', 'closed'] })
const reopened = (minute: number) => fact(minute, 'reopened', anna, { state: ['resolved', 'in_progress'] })
const measure = (...facts: MeasuredFact[]) => {
  const measures = measuresOf(facts)
  if (!measures) throw new Error('Nothing was measured.')
  return measures
}

it('measures nothing without a history', () => {
  expect(measuresOf([])).toBeNull()
})

it('measures a plain life: opened, begun, answered, resolved, closed', () => {
  const measures = measure(opened, begun, answered, resolved, closed)
  expect(measures).toMatchObject({
    openedAt: at(0),
    outcome: 'resolved',
    firstAssignedAt: at(5),
    acknowledgedAt: at(5),
    firstResponseAt: at(7),
    resolvedAt: at(30),
    holds: [],
    handOvers: [],
    reopenedAt: [],
    touchedBy: [{ id: ben, acts: 3 }],
    firstContact: { strict: true, proxy: true },
  })
  expect(durationsOf(measures, at(99))).toEqual({
    firstResponse: 420,
    acknowledge: 300,
    resolve: 1800,
    held: 0,
    resolveWithoutHold: 1800,
  })
})

describe('waiting', () => {
  const held = fact(10, 'held', ben, {
    state: ['in_progress', 'on_hold'],
    holdReason: [null, 'vendor'],
    lastWordBy: [null, 'staff'],
  })
  const resumed = fact(20, 'resumed', ben, {
    state: ['on_hold', 'in_progress'],
    holdReason: ['vendor', null],
  })

  it('has its intervals with their reasons, and the last may still run', () => {
    const again = fact(40, 'held', ben, {
      state: ['in_progress', 'on_hold'],
      holdReason: [null, 'caller'],
    })
    const measures = measure(opened, begun, held, resumed, again)
    expect(measures.holds).toEqual([
      { from: at(10), to: at(20), reason: 'vendor' },
      { from: at(40), to: null, reason: 'caller' },
    ])
    expect(durationsOf(measures, at(45)).held).toBe(900)
  })

  it('ends with the resolution, is taken off the time to resolve, and is no first contact', () => {
    const measures = measure(
      opened,
      begun,
      held,
      fact(30, 'resolved', ben, { state: ['on_hold', 'resolved'] }),
    )
    expect(measures.holds).toEqual([{ from: at(10), to: at(30), reason: 'vendor' }])
    expect(durationsOf(measures, at(99))).toMatchObject({
      held: 1200,
      resolve: 1800,
      resolveWithoutHold: 600,
    })
    expect(measures.firstContact).toEqual({ strict: false, proxy: true })
  })

  it('counts the question to the caller as the first response', () => {
    expect(measure(opened, begun, held).firstResponseAt).toEqual(at(10))
  })
})

describe('hand-overs', () => {
  const cases: [string, MeasuredFact, number][] = [
    ['the first person is none', fact(9, 'assigned', mara, { assignee: [null, ben] }), 0],
    ['the first group is none', fact(9, 'assigned', mara, { group: [null, 'net'] }), 0],
    ['person to person', fact(9, 'assigned', mara, { assignee: [ben, mara] }), 1],
    ['group to group', fact(9, 'assigned', mara, { group: ['desk', 'net'] }), 1],
    ['both at once are one', fact(9, 'assigned', mara, { assignee: [ben, null], group: ['desk', 'net'] }), 1],
    ['given back to the queue', fact(9, 'assigned', mara, { assignee: [ben, null] }), 1],
    [
      'the first group takes the person away',
      fact(9, 'assigned', mara, { assignee: [ben, null], group: [null, 'net'] }),
      0,
    ],
  ]
  it.each(cases)('%s', (_, moved, count) => {
    expect(measure(opened, moved).handOvers).toHaveLength(count)
  })
})

describe('first contact', () => {
  const cases: [string, MeasuredFact[], { strict: boolean | null; proxy: boolean | null }][] = [
    ['is not said of what is open', [opened, begun], { strict: null, proxy: null }],
    [
      'stands when somebody only watched before',
      [opened, fact(1, 'watched', mara), begun, resolved],
      { strict: true, proxy: true },
    ],
    [
      'resolved at once',
      [opened, fact(2, 'resolved', ben, { state: ['new', 'resolved'] })],
      { strict: true, proxy: true },
    ],
    [
      'resolved by another than the first',
      [opened, fact(3, 'edited', mara, { impact: ['3', '2'] }), begun, resolved],
      { strict: false, proxy: true },
    ],
    [
      'handed over',
      [opened, begun, fact(9, 'assigned', ben, { assignee: [ben, mara] }), resolved],
      { strict: false, proxy: false },
    ],
    [
      'the requester had to write again',
      [opened, begun, fact(9, 'commented', anna, {}), resolved],
      { strict: false, proxy: true },
    ],
    [
      'a note of the desk does no harm',
      [opened, begun, fact(9, 'commented', ben, {}, true), resolved],
      { strict: true, proxy: true },
    ],
    [
      'resolved with its parent',
      [opened, fact(9, 'resolved', null, { state: ['new', 'resolved'] })],
      { strict: false, proxy: true },
    ],
    [
      'reopened the next day and resolved again',
      [
        opened,
        begun,
        resolved,
        reopened(1500),
        fact(1600, 'resolved', ben, { state: ['in_progress', 'resolved'] }),
      ],
      { strict: false, proxy: true },
    ],
    [
      'reopened after three weeks',
      [
        opened,
        begun,
        resolved,
        reopened(30 + 21 * 1440),
        fact(40_000, 'resolved', ben, { state: ['in_progress', 'resolved'] }),
      ],
      { strict: true, proxy: true },
    ],
  ]
  it.each(cases)('%s', (_, facts, expected) => {
    expect(measure(...facts).firstContact).toEqual(expected)
  })
})

describe('the end', () => {
  it('is open again after a reopening, and the second resolution is the one that counts', () => {
    expect(measure(opened, begun, resolved, reopened(60))).toMatchObject({
      outcome: 'open',
      resolvedAt: null,
    })
    const again = fact(90, 'resolved', ben, { state: ['in_progress', 'resolved'] })
    expect(measure(opened, begun, resolved, reopened(60), again)).toMatchObject({
      outcome: 'resolved',
      resolvedAt: at(90),
      reopenedAt: [at(60)],
    })
  })

  it('is neither resolved nor a first contact when cancelled or merged', () => {
    const cancelled = fact(9, 'cancelled', anna, { state: ['new', 'cancelled'] })
    const merged = fact(9, 'merged', ben, { state: ['new', 'closed'] })
    expect(measure(opened, cancelled)).toMatchObject({ outcome: 'cancelled', resolvedAt: null })
    expect(measure(opened, merged)).toMatchObject({
      outcome: 'merged',
      resolvedAt: null,
      firstContact: { strict: null, proxy: null },
    })
  })
})

it('does not count the requester, Steward or those who only look among who touched it', () => {
  const looked = fact(8, 'viewedAsRequester', mara, {}, true)
  expect(measure(opened, begun, looked, resolved, closed).touchedBy.map(({ id }) => id)).toEqual([ben])
})
