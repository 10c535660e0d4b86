import { toPatch } from '../../api/change-record.ts'
import { commandOf } from '../../api/meta.ts'
import type { CommandMeta, FieldValue, TypeMeta } from '../../api/types.ts'
import { isBlank } from '../../kit/field/field-value.ts'
import { asObject, preparedValues } from '../../kit/field/prepared-values.ts'
import { patchOf, settable } from './kept-fields.ts'

export const stepKinds = ['set', 'command', 'reply', 'note'] as const
export type StepKind = (typeof stepKinds)[number]

/** A step as the form holds it: every kind's part, so that trying another kind loses nothing. */
export interface StepDraft {
  key: string
  kind: StepKind
  fields: Record<string, FieldValue>
  command: string
  input: Record<string, FieldValue>
  text: string
}

export function newStep(kind: StepKind): StepDraft {
  return { key: crypto.randomUUID(), kind, fields: {}, command: '', input: {}, text: '' }
}

/** The commands that are verbs of their own. */
export const stepCommands = (of: TypeMeta): CommandMeta[] =>
  of.commands.filter(command => command.listed !== false)

/** A step of the server's reply; references come with their names. */
export function readStep(of: TypeMeta, given: unknown): StepDraft {
  const step = asObject(given)
  const kind = stepKinds.find(each => each === step.kind) ?? 'note'
  const command = typeof step.command === 'string' ? step.command : ''
  return {
    key: crypto.randomUUID(),
    kind,
    fields: preparedValues(settable(of), asObject(step.fields)),
    command,
    input: preparedValues(commandOf(of, command)?.input ?? [], asObject(step.input)),
    text: typeof step.text === 'string' ? step.text : '',
  }
}

export function sentStep(of: TypeMeta, { kind, fields, command, input, text }: StepDraft) {
  if (kind === 'set') return { kind, fields: patchOf(of, fields, true) }
  if (kind !== 'command') return { kind, text }
  const given = (commandOf(of, command)?.input ?? [])
    .filter(field => !isBlank(input[field.name] ?? null))
    .map(field => ({ field, value: input[field.name] ?? null }))
  return { kind, command, input: toPatch(given) }
}
