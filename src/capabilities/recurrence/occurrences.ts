import { Temporal } from 'temporal-polyfill'

export const frequencies = [
  'daily',
  'weekdays',
  'weekly',
  'monthly_day',
  'monthly_last_workday',
  'yearly',
] as const
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

/** When something comes again: days by the calendar of a place, at one time of its clocks. */
export interface Rule {
  frequency: (typeof frequencies)[number]
  /** Of a weekly rule: at least one. */
  weekdays: readonly (typeof weekdays)[number][]
  /** Of monthly and yearly rules; in a shorter month its last day. */
  dayOfMonth: number | null
  /** Of a yearly rule. */
  month: (typeof months)[number] | null
  /** "08:30" on the clocks of `timeZone`. */
  time: string
  timeZone: string
  startsOn: string | null
  endsOn: string | null
}

/**
 * The instants of a rule after `after`, in order and without end unless the rule has one. A time the clocks leave out in
 * spring happens when they have moved on; one they show twice in autumn happens the first time, once.
 */
export function* occurrences(rule: Rule, after: Date): Generator<Date> {
  const { timeZone } = rule
  const instant = Temporal.Instant.fromEpochMilliseconds(after.getTime())
  const today = instant.toZonedDateTimeISO(timeZone).toPlainDate()
  const starts = rule.startsOn ? Temporal.PlainDate.from(rule.startsOn) : today
  const ends = rule.endsOn ? Temporal.PlainDate.from(rule.endsOn) : null
  const from = Temporal.PlainDate.compare(starts, today) > 0 ? starts : today
  const plainTime = Temporal.PlainTime.from(rule.time)
  for (const day of daysOf(rule, from)) {
    if (ends && Temporal.PlainDate.compare(day, ends) > 0) return
    if (Temporal.PlainDate.compare(day, from) < 0) continue
    const at = new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds)
    if (at > after) yield at
  }
}

/** The next times, at most `count` of them. */
export function nextOccurrences(rule: Rule, after: Date, count: number): Date[] {
  const next: Date[] = []
  for (const at of occurrences(rule, after)) {
    if (next.push(at) >= count) break
  }
  return next
}

const longestGapMs = 400 * 86_400_000

/** The last time that has come by `now`, of those since `due`: the only one that is made up for. */
export function lastOccurrence(rule: Rule, due: Date, now: Date): Date | null {
  let last: Date | null = null
  // No rule has a longer pause than a year, so nothing earlier can be the last.
  const since = Math.max(due.getTime() - 1, now.getTime() - longestGapMs)
  for (const at of occurrences(rule, new Date(since))) {
    if (at > now) break
    last = at
  }
  return last
}

function daysOf(rule: Rule, from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const { frequency } = rule
  if (frequency === 'yearly') return daysOfYears(rule, from)
  return frequency === 'monthly_day' || frequency === 'monthly_last_workday'
    ? daysOfMonths(rule, from)
    : daysOfWeeks(rule, from)
}

function* daysOfWeeks(rule: Rule, from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const wanted = weekdaysOf(rule)
  for (let day = from; wanted.size > 0; day = day.add({ days: 1 })) {
    if (wanted.has(day.dayOfWeek)) yield day
  }
}

function* daysOfMonths(rule: Rule, from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let month = from.toPlainYearMonth(); ; month = month.add({ months: 1 })) {
    yield rule.frequency === 'monthly_day' ? dayIn(month, rule) : lastWorkday(month)
  }
}

function* daysOfYears(rule: Rule, from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let { year } = from; ; year++) {
    yield dayIn(Temporal.PlainYearMonth.from({ year, month: Number(rule.month ?? 1) }), rule)
  }
}

const dayIn = (month: Temporal.PlainYearMonth, { dayOfMonth }: Rule): Temporal.PlainDate =>
  month.toPlainDate({ day: Math.min(dayOfMonth ?? 1, month.daysInMonth) })

/** Numbers of the week, Monday is 1. */
function weekdaysOf({ frequency, weekdays: chosen }: Rule): ReadonlySet<number> {
  if (frequency === 'daily') return new Set([1, 2, 3, 4, 5, 6, 7])
  if (frequency === 'weekdays') return new Set([1, 2, 3, 4, 5])
  return new Set(chosen.map(day => weekdays.indexOf(day) + 1))
}

function lastWorkday(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  const last = month.toPlainDate({ day: month.daysInMonth })
  return last.subtract({ days: Math.max(0, last.dayOfWeek - 5) })
}
