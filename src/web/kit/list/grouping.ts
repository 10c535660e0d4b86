import type { FieldMeta, TypeMeta } from '../../api/types.ts'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { formatTerm } from '../filter/query.ts'

export interface GroupCount {
  value: string | null
  name: string | null
  count: number
}

const unfit = ['work_item', 'incident']

/** Fields whose values are few and named: the server refuses to group by any other. */
export function groupableFields(type: TypeMeta): FieldMeta[] {
  return type.fields.filter(
    field =>
      field.filterable &&
      (field.kind === 'choice' ||
        field.kind === 'boolean' ||
        (field.kind === 'ref' && !field.custom && !unfit.includes(field.target ?? ''))),
  )
}

export function groupLabel(field: FieldMeta, { value, name }: GroupCount): string {
  if (value === null) return t('group.none', { field: inSentence(field.label) })
  if (field.kind === 'boolean') return value === 'true' ? t('field.yes') : t('field.no')
  return name ?? field.options?.find(option => option.value === value)?.label ?? value
}

/** The query of one group's rows: what the list asks for, and the value. */
export function groupQuery(q: string, field: FieldMeta, value: string | null): string {
  const term = formatTerm({
    kind: 'field',
    field: field.name,
    comparison: '',
    values: [value ?? 'none'],
    negated: false,
  })
  return [q, term].filter(Boolean).join(' ')
}

/** Choices in their own order, others with the empty one first and then by size. */
export function inOrder(field: FieldMeta, groups: readonly GroupCount[]): GroupCount[] {
  const place = ({ value }: GroupCount): number =>
    value === null ? -1 : (field.options?.findIndex(option => option.value === value) ?? 0)
  return groups.toSorted((a, b) => place(a) - place(b))
}
