import { describe, expect, it } from 'vitest'
import { factBetween, type LogFact, type Standing, stateOf } from './states.ts'

const standing = (text: string, more: Partial<Standing> = {}): Standing => ({
  ...(stateOf(text) ?? { state: 'new', holdReason: null }),
  reopenCount: 0,
  group: 'Group 1',
  assignee: null,
  ...more,
})

describe('what happened between two rows', () => {
  it.each<[string, string, LogFact]>([
    ['New', 'Active', 'started'],
    ['New', 'Awaiting User Info', 'held'],
    ['New', 'Resolved', 'resolved'],
    ['New', 'New', 'edited'],
    ['Active', 'New', 'edited'],
    ['Active', 'Awaiting Vendor', 'held'],
    ['Active', 'Resolved', 'resolved'],
    ['Active', 'Closed', 'closed'],
    ['Active', 'Canceled', 'cancelled'],
    ['Awaiting User Info', 'Active', 'resumed'],
    ['Awaiting User Info', 'New', 'resumed'],
    ['Awaiting User Info', 'Awaiting Problem', 'held'],
    ['Awaiting User Info', 'Awaiting Evidence', 'edited'],
    ['Awaiting User Info', 'Resolved', 'resolved'],
    ['Resolved', 'Resolved', 'edited'],
    ['Resolved', 'Active', 'reopened'],
    ['Resolved', 'Awaiting User Info', 'reopened'],
    ['Resolved', 'Closed', 'closed'],
    ['Closed', 'Active', 'reopened'],
    ['Closed', 'Resolved', 'edited'],
    ['Closed', 'Closed', 'edited'],
  ])('from %s to %s it was %s', (before, after, fact) => {
    expect(factBetween(standing(before), standing(after))).toBe(fact)
  })

  it('is a hand-over when only the group or the assignee differs', () => {
    expect(factBetween(standing('Active'), standing('Active', { group: 'Group 2' }))).toBe('assigned')
    expect(factBetween(standing('Active'), standing('Active', { assignee: 'Resolver 1' }))).toBe('assigned')
  })

  it('is a reopening when the log counts one, whatever the states say', () => {
    expect(factBetween(standing('Active'), standing('Active', { reopenCount: 1 }))).toBe('reopened')
  })
})

it('states are known in any case, and others are not', () => {
  expect(stateOf('AWAITING problem')).toEqual({ state: 'on_hold', holdReason: 'problem' })
  expect(stateOf('-100')).toBeUndefined()
})
