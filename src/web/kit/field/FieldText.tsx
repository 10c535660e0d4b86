import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { PersonName } from '../PersonFace.tsx'
import { PriorityMark } from '../PriorityMark.tsx'
import { RelativeTime } from '../RelativeTime.tsx'
import { displayText, isBlank, isPersonField } from './field-value.ts'

/** A value as it reads in a list cell or a property. */
export function FieldText({ field, value }: { field: FieldMeta; value: FieldValue }) {
  if (isBlank(value)) return null
  if (field.name === 'priority' && typeof value === 'string')
    return <PriorityMark rank={value} label={displayText(field, value)} />
  if (field.kind === 'instant' && typeof value === 'string') return <RelativeTime at={value} />
  if (isPersonField(field) && !Array.isArray(value)) return <PersonName name={displayText(field, value)} />
  const numeric = field.kind === 'number' || field.kind === 'date'
  return <span className={numeric ? 'truncate tabular' : 'truncate'}>{displayText(field, value)}</span>
}
