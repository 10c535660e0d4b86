import { expect, it } from 'vitest'
import { clockText, minutesText, readMinutes } from './durations.ts'

it.each([
  ['25', 25],
  ['45 min', 45],
  ['1:30', 90],
  ['1h30', 90],
  ['1h 30', 90],
  ['1 h 30 min', 90],
  ['2h', 120],
  ['1.5h', 90],
  ['1,5 Std', 90],
  ['1440', 1440],
])('reads %s', (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes)
})

it.each(['', '0', '1441', '1:75', 'an hour', '-5', '25h', 'h'])('does not take %j for a time', text => {
  expect(readMinutes(text)).toBeNull()
})

it('writes it as people say it', () => {
  expect([5, 60, 85].map(minutesText)).toEqual(['5 min', '1 h', '1 h 25 min'])
  expect([0, 61_000, 3_723_400, -5].map(clockText)).toEqual(['0:00:00', '0:01:01', '1:02:03', '0:00:00'])
})
