import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { asFieldValue } from './field-value.ts'

/** Values kept for later use, as a form holds them: custom fields beside the others. */
export function preparedValues(
  fields: readonly FieldMeta[],
  given: Record<string, unknown>,
): Record<string, FieldValue> {
  const custom = asObject(given.custom)
  const entries = fields
    .map(field => [field.name, field.custom ? custom[field.name] : given[field.name]] as const)
    .filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([name, value]) => [name, asFieldValue(value)]))
}

export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
