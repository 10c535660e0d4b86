import { isWorkday } from './holidays.ts'
import { minuteMs } from './span.ts'
import { fromLocal, toLocal } from './zone.ts'

/** When people of one place work: from and to as minutes of the day. */
export interface WorkingHours {
  zone: string
  from: number
  to: number
}

export const officeHours = (zone: string): WorkingHours => ({ zone, from: 8 * 60, to: 17 * 60 + 30 })

export function isWorking({ zone, from, to }: WorkingHours, at: number): boolean {
  const { day, minute } = toLocal(zone, at)
  return minute >= from && minute < to && isWorkday(day)
}

/** The moment `minutes` of work later; zero finds the next moment at which somebody is at work. */
export function addWorking(hours: WorkingHours, at: number, minutes: number): number {
  const { zone, from, to } = hours
  const start = toLocal(zone, at)
  let { day } = start
  let minute = Math.max(start.minute, from)
  let left = minutes
  for (;;) {
    if (isWorkday(day) && minute < to) {
      if (left < to - minute) return Math.max(at, fromLocal(zone, { day, minute: minute + left }))
      left -= to - minute
    }
    day++
    minute = from
  }
}

/** `minutes` later by the clock, whatever the hour: for what cannot wait. */
export const addMinutes = (at: number, minutes: number): number => at + minutes * minuteMs
