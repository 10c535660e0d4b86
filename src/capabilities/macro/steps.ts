import type { AnyCommand } from '../../kernel/command/command.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Fields } from '../../kernel/record/fields.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { fillWhole, type valuesOn } from '../../platform/desk/text-variables.ts'

/** One thing a macro does to a record. */
export type Step =
  | { kind: 'set'; fields: Record<string, unknown> }
  | { kind: 'command'; command: string; input: Record<string, unknown> }
  | { kind: 'reply'; text: string }
  | { kind: 'note'; text: string }

/** More than this is a process and wants to be one. */
export const mostSteps = 20

/** A step as a command with its input, and where in the step the input stands. */
export interface StepOrder {
  command: AnyCommand
  input: Record<string, unknown>
  pointer: string
}

const refuse = (pointer: string, detail: string): Problem =>
  new Problem('invalid_input', detail, { errors: [{ pointer, detail }] })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The steps as they were sent, when they have the shape of steps. */
export function readSteps(given: unknown): Step[] {
  if (!Array.isArray(given) || given.length === 0) throw refuse('/steps', 'A macro needs at least one step.')
  if (given.length > mostSteps) throw refuse('/steps', `A macro has at most ${mostSteps} steps.`)
  return given.map(readStep)
}

function readStep(step: unknown, index: number): Step {
  const at = `/steps/${index}`
  if (!isObject(step)) throw refuse(at, 'A step is a kind with its values.')
  const known = Object.keys(step)
  const only = (...names: string[]) => {
    const strange = known.find(name => name !== 'kind' && !names.includes(name))
    if (strange) throw refuse(`${at}/${strange}`, 'A step of this kind has no such part.')
  }
  switch (step.kind) {
    case 'set':
      only('fields')
      if (!isObject(step.fields) || Object.keys(step.fields).length === 0)
        throw refuse(`${at}/fields`, 'Say which fields to set.')
      return { kind: 'set', fields: step.fields }
    case 'command':
      only('command', 'input')
      if (typeof step.command !== 'string') throw refuse(`${at}/command`, 'Say which command to run.')
      if (step.input !== undefined && !isObject(step.input))
        throw refuse(`${at}/input`, 'This is the input of the command.')
      return { kind: 'command', command: step.command, input: step.input ?? {} }
    case 'reply':
    case 'note':
      only('text')
      if (typeof step.text !== 'string' || step.text.trim() === '')
        throw refuse(`${at}/text`, 'This must not be empty.')
      return { kind: step.kind, text: step.text }
    default:
      throw refuse(`${at}/kind`, 'A step sets fields, runs a command, or adds a reply or a note.')
  }
}

/** The command a step comes to; refused by name where the type of record has none of it. */
export function orderOf(module: RecordModule, step: Step, index: number): StepOrder {
  const at = `/steps/${index}`
  const named = (name: string) => module.commands.find(each => each.name === name && !each.creates)
  if (step.kind === 'set') {
    const command = named('edit')
    if (!command) throw refuse(at, `${module.record.plural} cannot be edited.`)
    return { command, input: step.fields, pointer: `${at}/fields` }
  }
  if (step.kind === 'command') {
    const command = named(step.command)
    if (!command?.listed) throw refuse(`${at}/command`, `There is no command ${step.command}.`)
    return { command, input: step.input, pointer: `${at}/input` }
  }
  const command = named('comment')
  if (!command) throw refuse(at, `Nobody writes on ${module.record.plural}.`)
  return { command, input: { body: step.text, internal: step.kind === 'note' }, pointer: at }
}

const isText = (fields: Fields, name: string): boolean =>
  fields[name]?.kind === 'text' || fields[name]?.kind === 'longText'

/** The texts in an input that may hold variables, by field. */
export const textsIn = ({ command, input }: StepOrder): [string, string][] =>
  Object.entries(input).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isText(command.input, entry[0]),
  )

/** The order with its texts filled in from the record as it then is. */
export function filled(order: StepOrder, values: ReturnType<typeof valuesOn>): StepOrder {
  const texts = textsIn(order).map(([name, text]) => [name, fillWhole(text, values)])
  return { ...order, input: { ...order.input, ...Object.fromEntries(texts) } }
}
