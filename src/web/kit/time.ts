// How moments read: near ones relative, far ones as a date, always in the person's zone.
import { currentLocale } from '../messages/t.ts'

let zone: string | undefined

export function setTimeZone(next: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: next })
    zone = next
  } catch {
    zone = undefined
  }
  formats.clear()
}

/** Another language writes them otherwise. */
export function forgetTimeFormats(): void {
  formats.clear()
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(currentLocale(), zone ? { timeZone: zone, ...options } : options)
  formats.set(name, made)
  return made
}

export function exactTime(instant: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'full', timeStyle: 'long' }
  return format('exact', options).format(new Date(instant))
}

export function shortDate(instant: string, now = Date.now()): string {
  const at = new Date(instant)
  const sameYear = at.getFullYear() === new Date(now).getFullYear()
  return sameYear
    ? format('day', { day: 'numeric', month: 'short' }).format(at)
    : format('year', { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

export function shortDateTime(instant: string): string {
  return format('moment', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
}

/** A calendar day has no zone: it must not move when read elsewhere. */
export function calendarDay(day: string): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(day),
  )
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export function relativeTime(instant: string, now = Date.now()): string {
  const difference = new Date(instant).getTime() - now
  const size = Math.abs(difference)
  const relative = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto', style: 'short' })
  if (size < minute) return relative.format(0, 'second')
  if (size < hour) return relative.format(Math.trunc(difference / minute), 'minute')
  if (size < day) return relative.format(Math.trunc(difference / hour), 'hour')
  if (size < 7 * day) return relative.format(Math.trunc(difference / day), 'day')
  return shortDate(instant, now)
}

/** The clock on the wall of another zone; empty for a zone the browser does not know. */
export function timeIn(elsewhere: string, now = new Date()): string {
  try {
    return new Intl.DateTimeFormat(currentLocale(), {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: elsewhere,
    }).format(now)
  } catch {
    return ''
  }
}

/** A length of time in its two largest units: `3 d 4 h`, `12 min`. */
export function span(seconds: number): string {
  const units = [
    ['day', Math.floor(seconds / 86_400)],
    ['hour', Math.floor(seconds / 3600) % 24],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', Math.round(seconds) % 60],
  ] as const
  const first = units.findIndex(([, amount]) => amount > 0)
  const said = first < 0 ? units.slice(3) : units.slice(first, first + 2).filter(([, amount]) => amount > 0)
  return said
    .map(([unit, amount]) =>
      new Intl.NumberFormat(currentLocale(), { style: 'unit', unit, unitDisplay: 'short' }).format(amount),
    )
    .join(' ')
}

/** For <input type="datetime-local">: the person's wall clock. */
export function toLocalInput(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(zone ? { timeZone: zone } : {}),
  }).format(new Date(instant))
  return parts.replace(' ', 'T').slice(0, 16)
}

/** The instant at which the person's clock shows this: tried from UTC, then corrected by the zone's offset. */
export function fromLocalInput(local: string): string | null {
  const guess = Date.parse(`${local.replace('T24:00', 'T00:00')}:00Z`) + (local.endsWith('T24:00') ? day : 0)
  if (Number.isNaN(guess)) return null
  let instant = guess
  for (let round = 0; round < 2; round++) {
    const shown = Date.parse(`${toLocalInput(new Date(instant).toISOString())}:00Z`)
    instant += guess - shown
  }
  return new Date(instant).toISOString()
}
