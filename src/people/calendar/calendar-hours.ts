// What a working calendar says, as it is stored and edited: hours of the week that hold from a day on, and single days.

/** A clock time of the local day, `08:30`; `24:00` is its end. */
export type ClockTime = string

/** From, to. A `to` at or before `from` is on the following day: a night shift. */
export type Hours = readonly [from: ClockTime, to: ClockTime]

/** Monday first, as ISO 8601 counts. */
export type Week = readonly (readonly Hours[])[]

export interface HoursVersion {
  /** The first local day on which these hours hold; null: since ever. */
  from: string | null
  week: Week
}

/** A day that differs: a holiday has no hours, an open Saturday has some. */
export interface ExceptionalDay {
  date: string
  name: string
  hours: readonly Hours[]
}

export interface CalendarHours {
  timeZone: string
  /** In the order of their first days. */
  versions: readonly HoursVersion[]
  days: readonly ExceptionalDay[]
}

/** Minutes since local midnight. */
export const minuteOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** The hours of one local day, `2026-12-24`; the weekday as ISO 8601 counts, Monday 1. */
export function hoursOn(calendar: CalendarHours, date: string, isoWeekday: number): readonly Hours[] {
  const exception = calendar.days.find(day => day.date === date)
  if (exception) return exception.hours
  const version = calendar.versions.findLast(({ from }) => from === null || from <= date)
  return version?.week[isoWeekday - 1] ?? []
}
