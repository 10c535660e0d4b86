import type { ServiceName } from '../company/services.ts'
import { isHoliday } from '../time/holidays.ts'
import { dayMs } from '../time/span.ts'

type Hours = readonly (readonly [from: string, to: string])[]

const week = (weekday: Hours, saturday: Hours) => [...Array.from({ length: 5 }, () => weekday), saturday, []]

/** The two calendars that service levels count by. */
export const calendarPlans = {
  'Office hours': { timeZone: 'Europe/Berlin', week: week([['08:00', '17:30']], []) },
  'Plant hours': { timeZone: 'Europe/Berlin', week: week([['06:00', '22:00']], [['06:00', '14:00']]) },
} as const

export type CalendarName = keyof typeof calendarPlans

/** The days on which the company is closed, over its two years and the one to come. */
export function closedDays(from: Date, until: Date): { date: string; name: string; hours: [] }[] {
  const days = []
  for (let day = Math.floor(from.getTime() / dayMs); day <= until.getTime() / dayMs; day++) {
    const date = new Date(day * dayMs).toISOString().slice(0, 10)
    if (isHoliday(day)) days.push({ date, name: 'Company closed', hours: [] as [] })
  }
  return days
}

/** Services that production stands on. */
export const inPlantHours: readonly ServiceName[] = [
  'LineControl MES',
  'Label Printing',
  'Warehouse Handhelds',
]
