import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import type { Actor } from '../access/actor.ts'
import type { Kernel } from '../kernel.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import type { Fields } from '../record/fields.ts'
import { inputSchema } from '../record/schema.ts'
import type { AnyCommand } from './command.ts'
import { parseCustom } from './custom-values.ts'

const compiled = new WeakMap<Fields, Validator>()

function validatorOf(command: AnyCommand): Validator {
  const known = compiled.get(command.input)
  if (known) return known
  const validator = Compile(inputSchema(command.input, acceptsCustom(command)) as TSchema)
  compiled.set(command.input, validator)
  return validator
}

/** Creating and editing take the administrators' fields too. */
export const acceptsCustom = (command: AnyCommand): boolean =>
  command.name === 'create' || command.name === 'edit'

const sentences: Record<string, string> = {
  required: 'This is needed.',
  additionalProperties: 'There is no such field, or it cannot be set here.',
  boolean: 'There is no such field, or it cannot be set here.',
  enum: 'This is not one of the allowed values.',
  format: 'This does not have the right form.',
  maxLength: 'This is too long.',
  minLength: 'This must not be empty.',
  pattern: 'This holds characters that are not allowed.',
  type: 'This is not the right kind of value.',
}

interface SchemaError {
  keyword: string
  instancePath: string
  message: string
  params: Record<string, unknown>
}

function fieldProblems(errors: readonly SchemaError[]): FieldProblem[] {
  const byPointer = new Map<string, string>()
  for (const { keyword, instancePath, message, params } of errors) {
    const named = (params.requiredProperties ?? params.additionalProperties) as string[] | undefined
    const pointers = named ? named.map(name => `${instancePath}/${name}`) : [instancePath || '/']
    for (const pointer of pointers) {
      if (!byPointer.has(pointer)) byPointer.set(pointer, sentences[keyword] ?? `${message}.`)
    }
  }
  return [...byPointer].map(([pointer, detail]) => ({ pointer, detail }))
}

/** Checks the input against the command's fields and the administrators' own, and gives it its types. */
export async function parseInput(
  kernel: Kernel,
  command: AnyCommand,
  input: unknown,
  actor: Actor,
): Promise<Record<string, unknown>> {
  const value = input ?? {}
  const validator = validatorOf(command)
  if (!validator.Check(value)) {
    const errors = fieldProblems(validator.Errors(value) as readonly SchemaError[])
    const first = errors[0]
    const where = first && first.pointer !== '/' ? ` (${first.pointer.slice(1)}: ${first.detail})` : ''
    throw new Problem('invalid_input', `Some of what was sent cannot be accepted${where}.`, { errors })
  }
  const typed = withTypes(command, value as Record<string, unknown>)
  refuseInternal(command, typed, actor)
  if ('custom' in typed || command.creates) parseCustom(kernel, command, typed, actor)
  return typed
}

function withTypes(command: AnyCommand, value: Record<string, unknown>): Record<string, unknown> {
  const { input: fields, record } = command
  const typed: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    const kind = fields[name]?.kind
    if (kind === 'instant' && typeof item === 'string') typed[name] = new Date(item)
    else if (kind === 'text' && typeof item === 'string') typed[name] = item.trim()
    else typed[name] = item
  }
  // An edit need not give what the record requires, but may not empty it either.
  const blank = Object.entries(fields).filter(
    ([name, field]) => (field.required || record.fields[name]?.required) && typed[name] === '',
  )
  if (blank.length > 0) {
    const errors = blank.map(([name]) => ({ pointer: `/${name}`, detail: 'This must not be empty.' }))
    throw new Problem('invalid_input', 'Some of what was sent cannot be accepted.', { errors })
  }
  return typed
}

/** For a person who may not see internal fields they do not exist: setting one is the same as a misspelt name. */
function refuseInternal(command: AnyCommand, typed: Record<string, unknown>, actor: Actor): void {
  if (command.record.seesInternal(actor)) return
  const hidden = Object.keys(typed).filter(
    name => command.record.fields[name]?.internal && command.input[name]?.internal,
  )
  if (hidden.length === 0) return
  const errors = hidden.map(name => ({
    pointer: `/${name}`,
    detail: sentences.additionalProperties ?? '',
  }))
  throw new Problem('invalid_input', 'Some of what was sent cannot be accepted.', { errors })
}
