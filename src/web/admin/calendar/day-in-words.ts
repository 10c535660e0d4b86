import { currentLocale } from '../../messages/t.ts'

/** A date with its weekday: whoever keeps a calendar looks for Mondays. */
export const dayInWords = (date: string): string =>
  new Intl.DateTimeFormat(currentLocale(), {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`))
