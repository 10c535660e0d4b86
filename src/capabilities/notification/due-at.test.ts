import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAt } from './due-at.ts'
import type { Wishes } from './wishes.ts'

const berlin: Pick<Wishes, 'digest' | 'quietHours' | 'timeZone'> = {
  digest: 'never',
  quietHours: null,
  timeZone: 'Europe/Berlin',
}
const night = { from: '20:00', until: '07:00' }

describe('when something is sent', () => {
  it.each([
    ['after the minute in which things go together', '2026-03-02T09:00:00Z', berlin, '2026-03-02T09:01:00Z'],
    [
      'in quiet hours when they end, on the person’s clock',
      '2026-03-02T21:00:00Z',
      { ...berlin, quietHours: night },
      '2026-03-03T06:00:00Z',
    ],
    [
      'after midnight still within quiet hours, the same day',
      '2026-03-03T02:00:00Z',
      { ...berlin, quietHours: night },
      '2026-03-03T06:00:00Z',
    ],
    [
      'over the night the clocks go forward, at seven on the new clock',
      '2026-03-28T21:00:00Z',
      { ...berlin, quietHours: night },
      '2026-03-29T05:00:00Z',
    ],
    [
      'over midday too',
      '2026-03-02T11:30:00Z',
      { ...berlin, quietHours: { from: '12:00', until: '13:00' } },
      '2026-03-02T12:00:00Z',
    ],
    ['an unknown zone is UTC', '2026-03-02T09:00:00Z', { ...berlin, timeZone: '?' }, '2026-03-02T09:01:00Z'],
  ])('%s', (_, now, wishes, expected) => {
    expect(dueAt(new Date(now), 'mail', 'assigned', wishes, 60)).toEqual({
      dueAt: new Date(expected),
      digest: false,
    })
  })

  it.each([
    ['daily', '2026-03-02T09:00:00Z', '2026-03-03T07:00:00Z'],
    ['daily', '2026-03-02T06:00:00Z', '2026-03-02T07:00:00Z'],
    ['weekly', '2026-03-02T09:00:00Z', '2026-03-09T07:00:00Z'],
    ['weekly', '2026-03-02T06:00:00Z', '2026-03-02T07:00:00Z'],
  ] as const)('a %s digest asked for at %s is sent at %s', (digest, now, expected) => {
    const moment = dueAt(new Date(now), 'mail', 'changed', { ...berlin, digest }, 60)
    expect(moment).toEqual({ dueAt: new Date(expected), digest: true })
  })

  it('an answer to one’s own request waits for no digest, and push knows none', () => {
    const wishes = { ...berlin, digest: 'daily' as const }
    expect(dueAt(new Date(), 'mail', 'answered', wishes, 60).digest).toBe(false)
    expect(dueAt(new Date(), 'push', 'changed', wishes, 60).digest).toBe(false)
  })

  it('is never before now and never in quiet hours', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    const text = ([h, m]: [number, number]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland'),
        time,
        time,
        (now, timeZone, from, until) => {
          const quietHours = { from: text(from), until: text(until) }
          const sent = dueAt(now, 'push', 'assigned', { digest: 'never', quietHours, timeZone }, 60).dueAt
          expect(sent.getTime()).toBeGreaterThanOrEqual(now.getTime())
          const again = dueAt(sent, 'push', 'assigned', { digest: 'never', quietHours, timeZone }, 60).dueAt
          expect(again.getTime()).toBe(sent.getTime())
        },
      ),
    )
  })
})
