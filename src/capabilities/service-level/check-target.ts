import { invalidField } from '../../kernel/problem.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { compileCondition } from '../../platform/condition/condition.ts'
import { namesOf, type Warning } from './definition.ts'

const mostMinutes = 1_000_000
const mostWarnings = 10

/** Throws the problem beside the field when a condition does not compile for this type. */
export function checkCondition(record: RecordType, field: string, text: unknown): void {
  if (typeof text !== 'string' || text.trim() === '') return
  const { problem } = compileCondition(text, namesOf(record))
  if (problem) throw invalidField(field, problem)
}

const isSpan = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= mostMinutes)

export function checkMinutes(given: unknown): void {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : []
  const known = entries.every(([key, value]) => /^([1-5]|default)$/.test(key) && isSpan(value))
  if (!known || !entries.some(([, value]) => value !== null))
    throw invalidField(
      'minutes',
      `Give whole minutes of working time by priority, 1 to 5 and default, from 1 to ${mostMinutes}.`,
    )
}

/** The warnings in their order; throws the problem beside the field. */
export function checkedWarnings(given: unknown): Warning[] {
  const refuse = (detail: string) => invalidField('warnings', detail)
  if (!Array.isArray(given ?? []) || (given as unknown[] | null)?.length === undefined) return []
  const warnings = given as Partial<Warning>[]
  if (warnings.length > mostWarnings) throw refuse(`Give at most ${mostWarnings} warnings.`)
  const checked = warnings.map(({ percent, escalateTo, raisePriority }): Warning => {
    if (!Number.isInteger(percent) || Number(percent) < 1 || Number(percent) > 1000)
      throw refuse('A warning comes at a whole share of the time, from 1 to 1000 percent.')
    return {
      percent: Number(percent),
      ...(typeof escalateTo === 'string' ? { escalateTo } : {}),
      ...(raisePriority === true ? { raisePriority } : {}),
    }
  })
  if (new Set(checked.map(warning => warning.percent)).size < checked.length)
    throw refuse('Two warnings come at the same share of the time.')
  return checked.toSorted((a, b) => a.percent - b.percent)
}
