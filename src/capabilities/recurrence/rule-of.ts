import { Temporal } from 'temporal-polyfill'
import { type FieldProblem, Problem } from '../../kernel/problem.ts'
import { frequencies, months, type Rule, weekdays } from './occurrences.ts'

/** The fields that make the rule; a change of one of them moves the next run. */
export const ruleFields = [
  'frequency',
  'weekdays',
  'dayOfMonth',
  'month',
  'time',
  'timeZone',
  'startsOn',
  'endsOn',
] as const

const among = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find(each => each === value)

/** The rule in a row or an input, or the refusal that names each field which is wrong or missing. */
export function ruleOf(given: Record<string, unknown>): Rule {
  const errors: FieldProblem[] = []
  const wrong = (field: string, detail: string) => errors.push({ pointer: `/${field}`, detail })
  const frequency = among(frequencies, given.frequency)
  const days = ((given.weekdays ?? []) as unknown[])
    .map(day => among(weekdays, day))
    .filter(day => day !== undefined)
  const month = among(months, given.month) ?? null
  const dayOfMonth = typeof given.dayOfMonth === 'number' ? given.dayOfMonth : null
  const time = String(given.time ?? '')
  const timeZone = String(given.timeZone ?? '')
  const [startsOn, endsOn] = [dateOf(given.startsOn), dateOf(given.endsOn)]
  if (!frequency) wrong('frequency', 'Say how often.')
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) wrong('time', 'This must be a time of day like 08:30.')
  if (!isTimeZone(timeZone)) wrong('timeZone', 'This must be a time zone like Europe/Berlin.')
  if (frequency === 'weekly' && days.length === 0) wrong('weekdays', 'Choose at least one day of the week.')
  const byDay = frequency === 'monthly_day' || frequency === 'yearly'
  const isDay = dayOfMonth !== null && Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 31
  if (byDay && !isDay) wrong('dayOfMonth', 'This must be a day of the month, 1 to 31.')
  if (frequency === 'yearly' && !month) wrong('month', 'Choose the month.')
  if (startsOn && endsOn && endsOn < startsOn) wrong('endsOn', 'It cannot end before it starts.')
  if (!frequency || errors.length > 0)
    throw new Problem('invalid_input', errors[0]?.detail ?? 'This is no rule.', { errors })
  return { frequency, weekdays: days, dayOfMonth, month, time, timeZone, startsOn, endsOn }
}

const dateOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 10) : null

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return !/^[+-]/.test(name)
  } catch {
    return false
  }
}
