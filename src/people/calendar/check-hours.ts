import { invalidField } from '../../kernel/problem.ts'
import type { CalendarHours, ExceptionalDay, Hours, HoursVersion } from './calendar-hours.ts'

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const dayShape = /^\d{4}-\d{2}-\d{2}$/
const mostVersions = 50
const mostDays = 2000

/** A calendar as it came from outside, checked; throws the problem with the field it is in. */
export function checkedHours(given: { timeZone: unknown; versions: unknown; days: unknown }): CalendarHours {
  const timeZone = String(given.timeZone)
  if (!isZone(timeZone))
    throw invalidField('timeZone', `There is no time zone ${timeZone}. Write, for instance, Europe/Berlin.`)
  return { timeZone, versions: versionsOf(given.versions), days: daysOf(given.days ?? []) }
}

export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function versionsOf(given: unknown): HoursVersion[] {
  const refuse = (detail: string) => invalidField('versions', detail)
  if (!Array.isArray(given) || given.length === 0 || given.length > mostVersions)
    throw refuse(`Give the hours of the week, from 1 to ${mostVersions} times as they changed.`)
  const versions = given.map((version: Partial<HoursVersion> | null): HoursVersion => {
    const from = version?.from ?? null
    if (from !== null && !isDay(from)) throw refuse(`${from} is not a day such as 2026-07-01.`)
    const week = version?.week
    if (!Array.isArray(week) || week.length !== 7) throw refuse('A week has seven days, Monday first.')
    return { from, week: week.map(day => hoursOf(day, 'versions')) }
  })
  const begins = versions.map(version => version.from ?? '')
  if (new Set(begins).size < begins.length) throw refuse('Two sets of hours begin on the same day.')
  return versions.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
}

function daysOf(given: unknown): ExceptionalDay[] {
  if (!Array.isArray(given) || given.length > mostDays)
    throw invalidField('days', `Give a list of at most ${mostDays} days.`)
  const byDate = new Map<string, ExceptionalDay>()
  for (const day of given as (Partial<ExceptionalDay> | null)[]) {
    const date = String(day?.date)
    if (!isDay(date)) throw invalidField('days', `${date} is not a day such as 2026-12-24.`)
    byDate.set(date, {
      date,
      name: String(day?.name ?? '').slice(0, 200),
      hours: hoursOf(day?.hours ?? [], 'days'),
    })
  }
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date))
}

function hoursOf(given: unknown, field: string): Hours[] {
  if (!Array.isArray(given) || given.length > 10)
    throw invalidField(field, 'A day has at most ten stretches.')
  return given.map((stretch): Hours => {
    const [from, to] = Array.isArray(stretch) ? stretch.map(String) : []
    if (!from || !to || !clockTime.test(from) || !clockTime.test(to) || from === '24:00')
      throw invalidField(field, `${JSON.stringify(stretch)} is not a stretch such as ["08:00", "17:00"].`)
    return [from, to]
  })
}

const isDay = (text: string): boolean =>
  dayShape.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text
