/** What a cell holds, or a sentence that says what is wrong with it. */
export type Read<T> = { value: T } | { wrong: string }

export const wrong = (message: string): { wrong: string } => ({ wrong: message })

const dayFirst = /^(\d{1,2})-(\d{1,2})-(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z?)?$/

/** Year, month, day, hour, minute, second of a text that names a day which exists. */
function partsOf(text: string): number[] | null {
  const day = dayFirst.exec(text)
  const year = yearFirst.exec(text)
  const parts = day ? [day[3], day[2], day[1], day[4], day[5], day[6]] : year?.slice(1)
  return parts?.map(part => Number(part ?? 0)) ?? null
}

/**
 * `29-02-2016 06:10` or `2016-02-29 06:10:00`. Such a text names no time zone; it is taken for UTC. Days with slashes
 * are refused: nobody can know which number is the month.
 */
export function readInstant(text: string): Read<Date> {
  const parts = text.includes(':') ? partsOf(text) : null
  return parts
    ? instantOf(parts)
    : wrong('This is no date and time like 29-02-2016 06:10 or 2016-02-29 06:10.')
}

/** A calendar day as `2016-02-29`. */
export function readDay(text: string): Read<string> {
  const parts = partsOf(text)
  if (!parts) return wrong('This is no date like 29-02-2016 or 2016-02-29.')
  const at = instantOf(parts)
  return 'wrong' in at ? at : { value: at.value.toISOString().slice(0, 10) }
}

function instantOf([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[]): Read<Date> {
  if (year < 1970 || year > 2200) return wrong('The year is out of range.')
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const exists =
    at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return exists ? { value: at } : wrong('There is no such day or time.')
}

export function readFlag(text: string): Read<boolean> {
  if (/^(true|yes|1)$/i.test(text)) return { value: true }
  if (/^(false|no|0)$/i.test(text)) return { value: false }
  return wrong('This must be TRUE or FALSE.')
}
