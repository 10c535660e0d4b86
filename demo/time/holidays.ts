import { dayMs } from './span.ts'

const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / dayMs

/** Easter Sunday as days since 1970 (the anonymous Gregorian computus). */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1)
}

const known = new Map<number, ReadonlySet<number>>()

/** The days on which the whole company is closed. */
function holidaysOf(year: number): ReadonlySet<number> {
  const days = known.get(year)
  if (days) return days
  const fixed = [
    [1, 1],
    [5, 1],
    [12, 24],
    [12, 25],
    [12, 26],
    [12, 31],
  ] as const
  const fresh = new Set([
    ...fixed.map(([month, day]) => dayNumber(year, month, day)),
    easter(year) - 2,
    easter(year) + 1,
  ])
  known.set(year, fresh)
  return fresh
}

export const isHoliday = (day: number): boolean => holidaysOf(new Date(day * dayMs).getUTCFullYear()).has(day)

/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (day + 4) % 7

export const isWorkday = (day: number): boolean => weekdayOf(day) % 6 !== 0 && !isHoliday(day)
