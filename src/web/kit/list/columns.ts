import { fieldsOf } from '../../api/meta.ts'
import type { FieldMeta, TypeMeta } from '../../api/types.ts'

/** Text that tells the record apart: its column takes the room the others leave. */
export function isTitle(type: TypeMeta, field: FieldMeta): boolean {
  return field.name === type.titleField
}

export function columnsOf(type: TypeMeta, names: string[]): FieldMeta[] {
  const chosen = fieldsOf(type, names.length > 0 ? names : type.listColumns)
  return chosen.length > 0 ? chosen : fieldsOf(type, type.listColumns)
}

export function columnWidth(type: TypeMeta, field: FieldMeta): string {
  if (isTitle(type, field)) return 'minmax(224px, 1fr)'
  if (field.name === 'number') return '116px'
  if (field.name === 'state') return '112px'
  if (field.name === 'priority') return '104px'
  if (field.name === 'slaDueAt') return '132px'
  switch (field.kind) {
    case 'instant':
    case 'date':
      return '108px'
    case 'number':
      return '92px'
    case 'boolean':
      return '80px'
    case 'ref':
      return field.target === 'person' ? '144px' : '128px'
    case 'choice':
      return '128px'
    default:
      return '180px'
  }
}

export function gridTemplate(type: TypeMeta, columns: FieldMeta[]): string {
  const box = type.capabilities.bulk ? '36px ' : '16px '
  return box + columns.map(column => columnWidth(type, column)).join(' ')
}

export function leastWidth(type: TypeMeta, columns: FieldMeta[]): number {
  const widths = columns.map(column => Number(/\d+/.exec(columnWidth(type, column))?.[0] ?? 120))
  return 36 + widths.reduce((sum, width) => sum + width, 0)
}
