import { type Read, readDay, readFlag, readInstant, wrong } from '../cell-values.ts'
import type { RecordTarget } from './record-targets.ts'

/** Our own export puts an apostrophe before what a spreadsheet would run. */
export const asTyped = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')

/** Several values in one cell. */
export const listOf = (text: string): string[] =>
  text
    .split(/[;|\n]/)
    .map(item => item.trim())
    .filter(item => item !== '')

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?[+-]\d{2}:\d{2}$/

/** The value of a cell as the command's input takes it. References are looked up elsewhere, by the whole file. */
export function readRecordCell({ declaration, optionLabels }: RecordTarget, text: string): Read<unknown> {
  switch (declaration.kind) {
    case 'number':
      return /^[+-]?\d+(\.\d+)?$/.test(text) ? { value: Number(text) } : wrong('This must be a number.')
    case 'boolean':
      return readFlag(text)
    case 'date':
      return readDay(text)
    case 'instant':
      return readMoment(text)
    case 'choice':
      return readChoice(declaration.values ?? [], optionLabels, text)
    case 'multiChoice':
      return readAll(listOf(text).map(item => readChoice(declaration.values ?? [], optionLabels, item)))
    case 'textList':
      return { value: listOf(text) }
    default:
      return { value: text }
  }
}

function readMoment(text: string): Read<string> {
  if (withOffset.test(text) && !Number.isNaN(Date.parse(text))) {
    return { value: new Date(text).toISOString() }
  }
  const read = text.includes(':') ? readInstant(text) : readDay(text)
  return 'wrong' in read ? read : { value: new Date(read.value).toISOString() }
}

/** By code or label, and `2 - High` as ServiceNow writes ranks. */
function readChoice(values: readonly string[], labels: Record<string, string>, text: string): Read<string> {
  const wanted = text.toLowerCase()
  const rank = /^(\d) - /.exec(text)?.[1]
  const found = values.find(
    value => value.toLowerCase() === wanted || labels[value]?.toLowerCase() === wanted || value === rank,
  )
  if (found !== undefined) return { value: found }
  return wrong(`This is not one of: ${values.map(value => labels[value] ?? value).join(', ')}.`)
}

function readAll(read: readonly Read<string>[]): Read<string[]> {
  const values: string[] = []
  for (const item of read) {
    if ('wrong' in item) return item
    values.push(item.value)
  }
  return { value: values }
}
