import { type KeyboardEvent, useState } from 'react'
import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { fromLocalInput, toLocalInput } from '../time.ts'
import styles from './RecordPage.module.css'

interface Props {
  field: FieldMeta
  value: FieldValue
  onSave: (value: FieldValue) => void
  onDone: () => void
}

const lines: FieldMeta['kind'][] = ['longText', 'textList']

const inputTypes: Partial<Record<FieldMeta['kind'], string>> = {
  number: 'number',
  date: 'date',
  instant: 'datetime-local',
}

export function PropertyInput({ field, value, onSave, onDone }: Props) {
  const before = asTyped(field, value)
  const [typed, setTyped] = useState(before)
  const commit = () => {
    onDone()
    if (typed !== before) onSave(asValue(field, typed))
  }
  const shared = {
    className: styles.typing,
    'aria-label': field.label,
    value: typed,
    autoFocus: true,
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      event.stopPropagation()
      if (event.key === 'Escape') onDone()
      if (event.key === 'Enter' && (!lines.includes(field.kind) || event.ctrlKey || event.metaKey)) commit()
    },
  }
  if (lines.includes(field.kind))
    return <textarea {...shared} rows={4} onChange={event => setTyped(event.target.value)} />
  return (
    <input
      {...shared}
      type={inputTypes[field.kind] ?? 'text'}
      min={field.min}
      max={field.max}
      maxLength={field.maxLength}
      onChange={event => setTyped(event.target.value)}
    />
  )
}

function asTyped(field: FieldMeta, value: FieldValue): string {
  if (field.kind === 'textList') return Array.isArray(value) ? value.join('\n') : ''
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  return field.kind === 'instant' ? toLocalInput(value) : value
}

function asValue(field: FieldMeta, typed: string): FieldValue {
  if (typed.trim() === '') return null
  if (field.kind === 'textList')
    return typed
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
  if (field.kind === 'number') return Number(typed)
  if (field.kind === 'instant') return fromLocalInput(typed)
  return typed
}
