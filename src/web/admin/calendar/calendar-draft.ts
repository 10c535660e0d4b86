// A working calendar while it is edited: plain values, changed by making new ones.
import type { RecordData } from '../../api/types.ts'

/** From, to, on the clock. A `to` at or before `from` is on the following day. */
export interface Stretch {
  from: string
  to: string
}

/** Monday first. */
export type Week = readonly (readonly Stretch[])[]

export interface VersionDraft {
  /** The first day on which these hours hold; empty: since ever. */
  from: string
  week: Week
}

export interface DayDraft {
  date: string
  name: string
  hours: readonly Stretch[]
}

type Hours = readonly [from: string, to: string]
interface Stored {
  versions?: { from: string | null; week: Hours[][] }[]
  days?: { date: string; name: string; hours: Hours[] }[]
}

const wholeDay = 24 * 60
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A time input knows no 24:00; midnight as an end says the same. */
const toStretch = ([from, to]: Hours): Stretch => ({ from, to: to === '24:00' ? '00:00' : to })
const toHours = ({ from, to }: Stretch): Hours => [from, to]

const officeDay: Stretch[] = [{ from: '08:00', to: '17:00' }]

export const officeWeek: Week = Array.from({ length: 7 }, (_, day) => (day < 5 ? officeDay : []))

export function versionsOf(record: RecordData | null): VersionDraft[] {
  if (!record) return [{ from: '', week: officeWeek }]
  // The record comes from the server, which checked these shapes when they were written.
  const { versions = [] } = record as unknown as Stored
  return versions.map(({ from, week }) => ({ from: from ?? '', week: week.map(day => day.map(toStretch)) }))
}

export function daysOf(record: RecordData | null): DayDraft[] {
  const { days = [] } = (record ?? {}) as unknown as Stored
  return days.map(day => ({ ...day, hours: day.hours.map(toStretch) }))
}

/** As it is sent. */
export const storedOf = (versions: readonly VersionDraft[], days: readonly DayDraft[]): Stored => ({
  versions: versions.map(({ from, week }) => ({
    from: from || null,
    week: week.map(day => day.map(toHours)),
  })),
  days: days.map(day => ({ ...day, hours: day.hours.map(toHours) })),
})

export function minutesOf({ from, to }: Stretch): number {
  const minutes = minuteOf(to) - minuteOf(from)
  return minutes > 0 ? minutes : minutes + wholeDay
}

/** Working hours of a week. */
export const weeklyHours = (week: Week): number =>
  week.flat().reduce((sum, each) => sum + minutesOf(each), 0) / 60

/** Where a stretch stands in its day, in hundredths; what goes on after midnight ends with the day. */
export function placeInDay(stretch: Stretch): { start: number; width: number } {
  const start = minuteOf(stretch.from)
  const end = Math.min(wholeDay, start + minutesOf(stretch))
  return { start: (start / wholeDay) * 100, width: ((end - start) / wholeDay) * 100 }
}

/** A stretch more: after a pause behind the last one, or the hours of an office. */
export function withStretch(hours: readonly Stretch[]): Stretch[] {
  const last = hours.at(-1)
  if (!last) return [...officeDay]
  const begin = Math.min(minuteOf(last.to) + 60, wholeDay - 60)
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return [...hours, { from: clock(begin), to: clock(Math.min(begin + 180, wholeDay)) }]
}

export const withDayHours = (week: Week, day: number, hours: readonly Stretch[]): Week =>
  week.map((before, index) => (index === day ? hours : before))

/** The days with these added; a date that is there already is replaced. */
export function withDays(days: readonly DayDraft[], added: readonly DayDraft[]): DayDraft[] {
  const byDate = new Map(days.map(day => [day.date, day]))
  for (const day of added) byDate.set(day.date, day)
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date))
}

/** Which of the versions holds on this day. */
export function heldOn(versions: readonly VersionDraft[], day: string): number {
  let found = 0
  for (const [index, version] of versions.entries())
    if (version.from <= day && version.from >= (versions[found]?.from ?? '')) found = index
  return found
}
