import { afterEach, describe, expect, it } from 'vitest'
import { setTimeZone } from '../kit/time.ts'
import { snoozeTimes } from './snooze-times.ts'

afterEach(() => setTimeZone('UTC'))

describe('when later is', () => {
  it.each([
    // A Wednesday morning in Berlin, winter time.
    ['Europe/Berlin', '2026-03-04T08:10:00Z', '2026-03-04T11:30', '2026-03-05T08:00', '2026-03-09T08:00'],
    // The clocks go forward on the Sunday between.
    ['Europe/Berlin', '2026-03-28T10:00:00Z', '2026-03-28T13:00', '2026-03-29T07:00', '2026-03-30T07:00'],
    // A Monday: next week is seven days away. It is still Monday in Los Angeles.
    [
      'America/Los_Angeles',
      '2026-03-03T00:00:00Z',
      '2026-03-03T03:00',
      '2026-03-03T17:00',
      '2026-03-09T16:00',
    ],
  ])('in %s at %s', (zone, now, laterToday, tomorrow, nextWeek) => {
    setTimeZone(zone)
    const times = snoozeTimes(Date.parse(now))
    expect(times).toEqual({
      laterToday: `${laterToday}:00.000Z`,
      tomorrow: `${tomorrow}:00.000Z`,
      nextWeek: `${nextWeek}:00.000Z`,
    })
  })

  it('offers no later today in the evening', () => {
    setTimeZone('Europe/Berlin')
    expect(snoozeTimes(Date.parse('2026-03-04T19:00:00Z')).laterToday).toBeNull()
  })
})
