import { type LogField, type LogRow, logColumns } from './log-columns.ts'
import { readState } from './log-values.ts'

/** `29-02 06:10` of 2016. */
export function at(text: string): Date {
  const [day = '', month = '', hour = '', minute = ''] = text.split(/[- :]/)
  return new Date(Date.UTC(2016, Number(month) - 1, Number(day), Number(hour), Number(minute)))
}

let row = 1

/** A row of a log for tests: state, time of the update, and what else differs from an almost empty one. */
export function logRow(state: string, updatedAt: string, more: Partial<LogRow> = {}): LogRow {
  const empty = Object.fromEntries(Object.keys(logColumns).map(field => [field as LogField, null]))
  const read = readState(state)
  if ('wrong' in read) throw new Error(read.wrong)
  const given = { number: 'INC1', state: read.value, openedAt: at('29-02 06:10'), updatedAt: at(updatedAt) }
  // Every field is there: those without a value are null.
  return { ...empty, ...given, row: ++row, ...more } as LogRow
}
