// When "later" is, on the person's own clock.
import { fromLocalInput, toLocalInput } from '../kit/time.ts'

export interface SnoozeTimes {
  /** In three hours, at a round time; none when that is late in the evening. */
  laterToday: string | null
  tomorrow: string | null
  nextWeek: string | null
}

const hour = 3_600_000
const half = hour / 2
const begin = 'T09:00'
const latest = 'T22:00'

export function snoozeTimes(now = Date.now()): SnoozeTimes {
  const today = toLocalInput(new Date(now).toISOString()).slice(0, 10)
  const later = new Date(Math.ceil((now + 3 * hour) / half) * half).toISOString()
  const isToday = toLocalInput(later) <= `${today}${latest}`
  return {
    laterToday: isToday ? later : null,
    tomorrow: fromLocalInput(`${plusDays(today, 1)}${begin}`),
    nextWeek: fromLocalInput(`${plusDays(today, daysToMonday(today))}${begin}`),
  }
}

/** A calendar day is counted without a zone: no clock change can move it. */
function plusDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

const daysToMonday = (day: string): number => (8 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7 || 7
