import { expect, it } from 'vitest'
import { timeKinds } from './time-kinds.ts'
import { dayIn, minutesBetween } from './worked-day.ts'

it('takes the day from the zone of the person', () => {
  const at = new Date('2026-03-02T23:30:00Z')
  expect(dayIn('UTC', at)).toBe('2026-03-02')
  expect(dayIn('Europe/Berlin', at)).toBe('2026-03-03')
  expect(dayIn('America/Chicago', at)).toBe('2026-03-02')
  expect(dayIn('Nowhere/Land', at)).toBe('2026-03-02')
})

it('counts whole minutes, at least one and at most a day', () => {
  const from = new Date('2026-03-02T09:00:00Z')
  const after = (seconds: number) => minutesBetween(from, new Date(from.getTime() + seconds * 1000))
  expect([5, 89, 91, 3600, 90 * 3600].map(after)).toEqual([1, 1, 2, 60, 1440])
})

it('falls back to the usual kinds when the setting holds nothing usable', () => {
  const withValue = (value: unknown) =>
    timeKinds({ get: () => value as never, customFields: () => [], refresh: async () => {} })
  expect(withValue(['Work ', '', 7, 'Drive'])).toEqual(['Work', 'Drive'])
  for (const wrong of [[], 'Work', { a: 1 }, null, ['']])
    expect(withValue(wrong)).toEqual(['Work', 'Travel', 'Vendor call'])
})
