// How a term of the query reads inside a chip.
import { fieldOf } from '../../api/meta.ts'
import type { FieldMeta, TypeMeta } from '../../api/types.ts'
import { type MessageKey, t } from '../../messages/t.ts'
import { optionLabel } from '../field/field-value.ts'
import { calendarDay, span } from '../time.ts'
import type { FieldTerm, IsTerm } from './query.ts'

export const isWords: Record<string, MessageKey> = {
  open: 'filter.isOpen',
  waiting: 'filter.isWaiting',
  active: 'filter.isActive',
  done: 'filter.isDone',
  mine: 'filter.isMine',
  unassigned: 'filter.isUnassigned',
  watched: 'filter.isWatched',
  snoozed: 'filter.isSnoozed',
}

export function isText(term: IsTerm): string {
  const key = isWords[term.value]
  const text = key ? t(key) : term.value
  return term.negated ? t('filter.not', { what: text.toLowerCase() }) : text
}

export function fieldOfTerm(type: TypeMeta, term: FieldTerm): FieldMeta | null {
  const wanted = term.field.toLowerCase()
  return fieldOf(type, term.field) ?? type.fields.find(field => field.name.toLowerCase() === wanted) ?? null
}

/** `requester.vip`: the field at the end of the path, named after both. */
export function fieldThrough(types: TypeMeta[], type: TypeMeta, term: FieldTerm): FieldMeta | null {
  const [first = '', last = ''] = term.field.toLowerCase().split('.')
  const reference = type.fields.find(field => field.name.toLowerCase() === first)
  const target = types.find(candidate => candidate.type === reference?.target)
  const field = target?.fields.find(candidate => candidate.name.toLowerCase() === last)
  if (!reference || !field) return null
  const label = t('filter.through', { reference: reference.label, field: field.label })
  return { ...field, name: term.field, label }
}

/** `sla:<1h` and `sla:breached` as a whole; null for any other term. */
export function timeLeftText(term: FieldTerm): string | null {
  const [value = ''] = term.values
  if (term.field.toLowerCase() !== 'sla') return null
  const age = /^(\d+)(min|h|d)$/.exec(value)
  const text =
    value === 'breached'
      ? t(term.negated ? 'filter.slaNotBreached' : 'filter.slaBreached')
      : age && term.comparison.startsWith('<')
        ? t('filter.slaLess', { span: span(Number(age[1]) * (seconds[age[2] ?? ''] ?? 0)) })
        : `${t('filter.slaLabel')} ${term.comparison}${value}`
  return term.negated && value !== 'breached' ? t('filter.not', { what: text }) : text
}

const seconds: Record<string, number> = { min: 60, h: 3600, d: 86_400 }

export function relationText(term: FieldTerm, field: FieldMeta | null): string {
  const time = field?.kind === 'instant' || field?.kind === 'date'
  switch (term.comparison) {
    case '>':
    case '>=':
      return time ? t('filter.after') : t('filter.above')
    case '<':
    case '<=':
      return time ? t('filter.before') : t('filter.below')
    case '':
      return term.negated ? t('filter.isNot') : t('filter.is')
  }
}

export function valuesText(term: FieldTerm, field: FieldMeta | null): string {
  return term.values.map(value => valueText(value, field)).join(t('filter.or'))
}

const ages: Record<string, MessageKey> = { h: 'filter.hoursAgo', d: 'filter.daysAgo', w: 'filter.weeksAgo' }

function valueText(value: string, field: FieldMeta | null): string {
  if (value === 'none') return t('filter.none')
  if (value === 'any') return t('filter.any')
  if (value === 'me') return t('filter.me')
  if (value === 'mine') return t('filter.myGroups')
  if ((value === 'true' || value === 'yes') && field?.kind === 'boolean') return t('field.yes')
  if ((value === 'false' || value === 'no') && field?.kind === 'boolean') return t('field.no')
  const age = /^-(\d+)([hdw])$/.exec(value)
  const ageKey = age && ages[age[2] ?? '']
  if (age && ageKey) return t(ageKey, { count: Number(age[1]) })
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return calendarDay(value)
  return field ? optionLabel(field, value) : value
}
