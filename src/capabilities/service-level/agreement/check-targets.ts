import { v7 as uuidv7 } from 'uuid'
import { invalidField } from '../../../kernel/problem.ts'
import { isId } from '../../../kernel/query/read.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import { compileCondition } from '../../../platform/condition/condition.ts'
import {
  calendarSources,
  conditionNames,
  type Exception,
  type Minutes,
  measures,
  namesOf,
  type Target,
  zoneSources,
} from './agreement.ts'
import { checkedWarnings } from './check-warnings.ts'
import { presetOf } from './presets.ts'

const mostTargets = 12
const mostExceptions = 30
const mostMinutes = 1_000_000

type Given = Readonly<Record<string, unknown>>

/** The targets of an agreement as they came from outside, whole; throws the problem with the place it is in. */
export function checkedTargets(record: RecordType, given: unknown): Target[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > mostTargets)
    throw invalidField('targets', `An agreement has from 1 to ${mostTargets} targets.`)
  const targets = given.map((target: Given | null, index) =>
    checkedTarget(record, target ?? {}, `targets/${index}`),
  )
  if (new Set(targets.map(({ id }) => id)).size < targets.length)
    throw invalidField('targets', 'Two targets have the same id.')
  return targets
}

function checkedTarget(record: RecordType, given: Given, place: string): Target {
  const measure = oneOf(measures, given.measure ?? 'resolution', `${place}/measure`)
  const preset = presetOf(measure, record)
  const name = String(given.name ?? '')
    .trim()
    .slice(0, 200)
  if (name === '') throw invalidField(`${place}/name`, 'This is needed.')
  return {
    id: typeof given.id === 'string' && isId(given.id) ? given.id.toLowerCase() : uuidv7(),
    name,
    measure,
    minutes: checkedMinutes(given.minutes, `${place}/minutes`),
    exceptions: checkedExceptions(record, given.exceptions ?? [], `${place}/exceptions`),
    calendar: idOrNull(given.calendar, `${place}/calendar`),
    calendarFrom: oneOf(calendarSources, given.calendarFrom ?? 'target', `${place}/calendarFrom`),
    zone: oneOf(zoneSources, given.zone ?? 'calendar', `${place}/zone`),
    // A condition that is not given is the preset's; one that is empty is none.
    ...(Object.fromEntries(
      conditionNames.map(each => [
        each,
        given[each] === undefined ? preset[each] : checkedCondition(record, given[each], `${place}/${each}`),
      ]),
    ) as Pick<Target, (typeof conditionNames)[number]>),
    warnings: checkedWarnings(given.warnings ?? [], `${place}/warnings`),
  }
}

/** Throws the problem beside the field when a condition does not compile for this type; empty is null. */
export function checkedCondition(record: RecordType, given: unknown, place: string): string | null {
  if (given === null || given === undefined || String(given).trim() === '') return null
  const text = String(given).trim()
  if (text.length > 2000) throw invalidField(place, 'This is too long.')
  const { problem } = compileCondition(text, namesOf(record))
  if (problem) throw invalidField(place, problem)
  return text
}

const isSpan = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= mostMinutes)

function checkedMinutes(given: unknown, place: string): Minutes {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : []
  const known = entries.every(([key, value]) => /^([1-5]|default)$/.test(key) && isSpan(value))
  if (!known || !entries.some(([, value]) => value !== null))
    throw invalidField(
      place,
      `Give whole minutes of working time by priority, 1 to 5 and default, from 1 to ${mostMinutes}.`,
    )
  return Object.fromEntries(entries)
}

function checkedExceptions(record: RecordType, given: unknown, place: string): Exception[] {
  if (!Array.isArray(given) || given.length > mostExceptions)
    throw invalidField(place, `Give a list of at most ${mostExceptions}.`)
  return given.map((exception: Given | null, index) => {
    const when = checkedCondition(record, exception?.when, `${place}/${index}/when`)
    if (when === null) throw invalidField(`${place}/${index}/when`, 'This is needed.')
    return { when, minutes: checkedMinutes(exception?.minutes, `${place}/${index}/minutes`) }
  })
}

function oneOf<T extends string>(values: readonly T[], given: unknown, place: string): T {
  const known = values.find(value => value === given)
  if (known === undefined) throw invalidField(place, `This is one of ${values.join(', ')}.`)
  return known
}

/** The id, or nothing; whether it is there is asked where the agreement is kept. */
export function idOrNull(given: unknown, place: string): string | null {
  if (given === null || given === undefined || given === '') return null
  if (typeof given !== 'string' || !isId(given)) throw invalidField(place, 'This is not an id.')
  return given.toLowerCase()
}
