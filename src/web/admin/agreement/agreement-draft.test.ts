import { expect, it } from 'vitest'
import { readTime, sentTarget, targetsOf, timeText } from './agreement-draft.ts'

it.each([
  ['4h', 240],
  ['1h 30min', 90],
  ['45 min', 45],
  ['2,5 Std', 150],
  ['', null],
])('reads %j', (text, minutes) => {
  expect(readTime(text)).toBe(minutes)
})

it.each(['soon', '4', '-1h', '0h'])('does not take %j for a time', text => {
  expect(readTime(text)).toBeUndefined()
})

it('writes times so that they are read again', () => {
  for (const minutes of [1, 59, 60, 90, 2880]) expect(readTime(timeText(minutes))).toBe(minutes)
})

it('sends back what it was given', () => {
  const target = {
    id: '018f0000-0000-7000-8000-000000000001',
    name: 'Resolution',
    measure: 'resolution',
    minutes: { 1: 60, 2: null, 3: 90, 4: 120, 5: 120 },
    exceptions: [{ when: 'vip', minutes: { 1: 30, 2: 30, 3: 30, 4: 30, 5: 30 } }],
    calendar: null,
    calendarFrom: 'group',
    zone: 'requester',
    startWhen: '',
    pauseWhen: 'stateCategory == "waiting"',
    stopWhen: 'stateCategory == "done"',
    cancelWhen: '',
    resetWhen: '',
    warnings: [
      { percent: 75, notify: ['group'], people: [], groups: [], assignTo: null, raisePriority: true },
    ],
  }
  const [draft] = targetsOf({ targets: [target] } as never)
  expect(draft && sentTarget(draft)).toEqual(target)
})
