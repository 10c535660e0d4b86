import { Environment } from '@marcbachmann/cel-js'

/** What a condition may speak of: values by the names of fields. */
export type Values = Readonly<Record<string, unknown>>

/** An administrator's condition in CEL, checked once and asked often. */
export interface Condition {
  /** False also where the question makes no sense for these values: a custom field that is not there. */
  holds(values: Values): boolean
}

export type Compiled = { condition: Condition; problem: null } | { condition: null; problem: string }

const limits = { maxAstNodes: 300, maxDepth: 30, maxListElements: 100, maxMapEntries: 20 }
const mostKept = 2000
/** By the list of names itself: whoever asks often keeps it. */
const compiled = new WeakMap<readonly string[], Map<string, Compiled>>()

/**
 * Compiles a CEL condition over the given names, with no way to call out or to loop. Empty text is always true.
 * Answers the problem as a sentence instead of throwing: it is shown beside the field it was typed into.
 */
export function compileCondition(text: string, names: readonly string[]): Compiled {
  const ofNames = compiled.get(names) ?? new Map<string, Compiled>()
  compiled.set(names, ofNames)
  const known = ofNames.get(text)
  if (known) return known
  const made = text.trim() === '' ? always : compile(text, names)
  if (ofNames.size >= mostKept) ofNames.clear()
  ofNames.set(text, made)
  return made
}

const always: Compiled = { condition: { holds: () => true }, problem: null }

function compile(text: string, names: readonly string[]): Compiled {
  const environment = new Environment({ limits })
  for (const name of names) environment.registerVariable(name, 'dyn')
  try {
    const parsed = environment.parse(text)
    const { valid, type, error } = parsed.check()
    if (!valid) return refused(error)
    if (type !== 'bool' && type !== 'dyn')
      return { condition: null, problem: `The condition must be true or false, not ${type}.` }
    // Only what it speaks of is put into CEL's terms.
    const used = names.filter(name => new RegExp(`\\b${name}\\b`).test(text))
    return { condition: { holds: values => answer(() => parsed(celValues(values, used))) }, problem: null }
  } catch (error) {
    return refused(error)
  }
}

const refused = (error: unknown): Compiled => {
  const [first = 'It cannot be read.'] = String(error instanceof Error ? error.message : error).split('\n')
  return { condition: null, problem: `${first.replace(/\.?$/, '.')} Write, for instance, priority <= 2.` }
}

function answer(ask: () => unknown): boolean {
  try {
    return ask() === true
  } catch {
    return false
  }
}

/** CEL counts in 64-bit integers, which are bigints here. */
const celValues = (values: Values, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map(name => [name, celValue(values[name])]))

const celValue = (value: unknown): unknown =>
  typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : (value ?? null)
