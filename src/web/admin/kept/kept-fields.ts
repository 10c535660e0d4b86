import { toPatch } from '../../api/change-record.ts'
import { isProblem } from '../../api/problem.ts'
import type { FieldMeta, FieldValue, RecordData, TypeMeta } from '../../api/types.ts'
import { isBlank, readField } from '../../kit/field/field-value.ts'

/** The fields of a type that people set by hand. */
export const settable = (type: TypeMeta): FieldMeta[] =>
  type.fields.filter(field => !field.readOnly && field.kind !== 'json')

/** What a form begins with: what the record says, else what a new one has. */
export function initialOf(
  type: TypeMeta,
  record: RecordData | null,
  fresh: Record<string, FieldValue>,
): Record<string, FieldValue> {
  if (!record) return fresh
  return Object.fromEntries(settable(type).map(field => [field.name, readField(record, field)]))
}

/** What a refusal says of exactly this place in the input. */
export function errorAt(error: unknown, pointer: string): string | null {
  if (!isProblem(error)) return null
  return error.errors.find(each => each.pointer === pointer)?.detail ?? null
}

/** A custom field stands below `custom` in what is sent. */
export const pointerOf = (field: FieldMeta): string =>
  field.custom ? `/custom/${field.name}` : `/${field.name}`

/** The record's own fields as they are sent; an empty one is emptied. */
export function inputOf(type: TypeMeta, values: Record<string, FieldValue>): Record<string, unknown> {
  return toPatch(
    settable(type)
      .filter(field => field.name in values)
      .map(field => ({ field, value: values[field.name] ?? null })),
  )
}

/** Prepared values as they are sent; a row without a value says nothing. */
export function patchOf(
  of: TypeMeta | null,
  values: Record<string, FieldValue>,
  keepBlank = false,
): Record<string, unknown> {
  const rows = (of ? settable(of) : [])
    .filter(field => field.name in values && (keepBlank || !isBlank(values[field.name] ?? null)))
    .map(field => ({ field, value: values[field.name] ?? null }))
  return toPatch(rows)
}
