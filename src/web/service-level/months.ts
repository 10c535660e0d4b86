// Months of the person's own clock, as `2026-03`, and the instants at which they begin.
import { fromLocalInput, toLocalInput } from '../kit/time.ts'
import { currentLocale } from '../messages/t.ts'

export const monthNow = (): string => toLocalInput(new Date().toISOString()).slice(0, 7)

export function monthsUntil(last: string, count: number): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  )
}

export function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

export const beginOf = (month: string): string =>
  fromLocalInput(`${month}-01T00:00`) ?? `${month}-01T00:00:00.000Z`

export const monthName = (month: string): string =>
  new Intl.DateTimeFormat(currentLocale(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
