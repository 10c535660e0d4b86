import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordData } from '../../api/types.ts'
import {
  daysOf,
  heldOn,
  minutesOf,
  officeWeek,
  placeInDay,
  storedOf,
  versionsOf,
  weeklyHours,
  withDays,
  withStretch,
} from './calendar-draft.ts'

const time = fc
  .integer({ min: 0, max: 1439 })
  .map(
    minute => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  )
const stretch = fc.record({ from: time, to: time })

describe('a calendar while it is edited', () => {
  it('is sent as it came', () => {
    const stored = {
      versions: [{ from: null, week: [[['22:00', '06:00']], [['08:00', '12:00']], [], [], [], [], []] }],
      days: [{ date: '2026-12-24', name: 'Christmas Eve', hours: [['08:00', '12:00']] }],
    }
    const record = stored as unknown as RecordData
    expect(storedOf(versionsOf(record), daysOf(record))).toEqual(stored)
  })

  it('says midnight for the end of a day, which means the same', () => {
    const record = { versions: [{ from: null, week: [[['00:00', '24:00']]] }] } as unknown as RecordData
    const [version] = versionsOf(record)
    expect(version?.week[0]).toEqual([{ from: '00:00', to: '00:00' }])
    expect(weeklyHours(version?.week ?? [])).toBe(24)
  })

  it('counts a week of an office as 45 hours', () => {
    expect(weeklyHours(officeWeek)).toBe(45)
  })

  it('never counts a stretch as nothing or as more than a day, nor draws it outside its day', () => {
    fc.assert(
      fc.property(stretch, each => {
        expect(minutesOf(each)).toBeGreaterThan(0)
        expect(minutesOf(each)).toBeLessThanOrEqual(1440)
        const { start, width } = placeInDay(each)
        expect(start + width).toBeLessThanOrEqual(100.0001)
        expect(width).toBeGreaterThan(0)
      }),
    )
  })

  it('offers a further stretch behind the last one', () => {
    expect(withStretch([{ from: '08:00', to: '12:00' }])[1]).toEqual({ from: '13:00', to: '16:00' })
    expect(withStretch([{ from: '08:00', to: '23:30' }])[1]).toEqual({ from: '23:00', to: '00:00' })
  })

  it('keeps one entry a date, in their order', () => {
    const day = (date: string, name: string) => ({ date, name, hours: [] })
    expect(
      withDays([day('2026-05-01', 'old')], [day('2026-05-01', 'new'), day('2026-01-01', 'first')]),
    ).toEqual([day('2026-01-01', 'first'), day('2026-05-01', 'new')])
  })

  it('finds the hours that hold on a day', () => {
    const versions = ['', '2026-07-01', '2027-01-01'].map(from => ({ from, week: officeWeek }))
    expect(
      ['2020-01-01', '2026-06-30', '2026-07-01', '2028-01-01'].map(day => heldOn(versions, day)),
    ).toEqual([0, 0, 1, 2])
  })
})
