import type { Actor } from '../access/actor.ts'
import type { Kernel } from '../kernel.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import type { CustomField } from '../record/settings.ts'
import type { AnyCommand } from './command.ts'

const isoDate = /^\d{4}-\d{2}-\d{2}$/

function wrongValue(field: CustomField, value: unknown): string | null {
  if (value === null || value === '') return field.required ? 'This must not be empty.' : null
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'This must be a number.'
    case 'boolean':
      return typeof value === 'boolean' ? null : 'This must be yes or no.'
    case 'choice':
      return field.options.includes(String(value)) ? null : 'This is not one of the allowed values.'
    case 'date':
      return typeof value === 'string' && isoDate.test(value) && !Number.isNaN(Date.parse(value))
        ? null
        : 'This must be a date like 2026-03-31.'
    case 'instant':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
        ? null
        : 'This must be a date and time.'
    case 'text':
      return typeof value === 'string' && value.length <= 1000
        ? null
        : 'This must be a text of at most 1,000 characters.'
    case 'longText':
      return typeof value === 'string' && value.length <= 20_000
        ? null
        : 'This must be a text of at most 20,000 characters.'
  }
}

/** Validates `custom` against the administrators' fields; unknown keys are refused, a null empties a field. */
export function parseCustom(
  kernel: Kernel,
  command: AnyCommand,
  typed: Record<string, unknown>,
  actor: Actor,
): void {
  const given = (typed.custom ?? {}) as Record<string, unknown>
  const seesInternal = command.record.seesInternal(actor)
  const fields = kernel.settings
    .customFields(command.record.type)
    .filter(field => seesInternal || !field.internal)
  const known = new Map(fields.map(field => [field.key, field]))
  const errors: FieldProblem[] = []
  for (const [key, value] of Object.entries(given)) {
    const field = known.get(key)
    const detail = field ? wrongValue(field, value) : 'There is no such field.'
    if (detail) errors.push({ pointer: `/custom/${key}`, detail })
  }
  if (command.creates && !actor.system) {
    for (const field of fields) {
      if (field.required && !(field.key in given))
        errors.push({ pointer: `/custom/${field.key}`, detail: 'This is needed.' })
    }
  }
  if (errors.length > 0)
    throw new Problem('invalid_input', 'Some of what was sent cannot be accepted.', { errors })
}
