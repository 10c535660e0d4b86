// Reading a record's fields: the wire is loosely shaped, what leaves here is a FieldValue.
import type { FieldMeta, FieldValue, RecordData, Ref, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { calendarDay, relativeTime, shortDateTime } from '../time.ts'

export function asRef(value: unknown): Ref | null {
  if (value === null || typeof value !== 'object') return null
  if (!('id' in value) || !('name' in value)) return null
  const { id, name } = value
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : null
}

export function asFieldValue(value: unknown): FieldValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) {
    const refs = value.map(asRef).filter(ref => ref !== null)
    return refs.length > 0 ? refs : value.filter(item => typeof item === 'string')
  }
  return asRef(value) ?? JSON.stringify(value)
}

export function readField(record: RecordData, field: FieldMeta): FieldValue {
  return asFieldValue(field.custom ? record.custom?.[field.name] : record[field.name])
}

export function readText(record: RecordData, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}

export function titleOf(type: TypeMeta, record: RecordData): string {
  return readText(record, type.titleField) || record.number || t('record.untitled')
}

export function optionLabel(field: FieldMeta, value: string): string {
  return field.options?.find(option => option.value === value)?.label ?? value
}

export function isBlank(value: FieldValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** One line of text for any value: for menus, merge choices and titles. */
export function displayText(field: FieldMeta, value: FieldValue): string {
  if (isBlank(value)) return t('field.blank')
  if (typeof value === 'boolean') return value ? t('field.yes') : t('field.no')
  if (Array.isArray(value))
    return value.map(item => (typeof item === 'string' ? optionLabel(field, item) : item.name)).join(', ')
  if (value !== null && typeof value === 'object') return value.name
  const text = String(value)
  switch (field.kind) {
    case 'choice':
    case 'multiChoice':
      return optionLabel(field, text)
    case 'instant':
      return shortDateTime(text)
    case 'date':
      return calendarDay(text)
    default:
      return text
  }
}

export function listText(field: FieldMeta, value: FieldValue): string {
  if (field.kind === 'instant' && typeof value === 'string') return relativeTime(value)
  return isBlank(value) ? '' : displayText(field, value)
}

export function isPersonField(field: FieldMeta): boolean {
  return field.target === 'person'
}
