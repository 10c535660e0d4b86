// A labelled control for a field in a form, chosen by the kind of the field.
import { type ReactNode, useId } from 'react'
import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { classes } from '../classes.ts'
import { fromLocalInput, toLocalInput } from '../time.ts'
import styles from './Field.module.css'
import { PickButton } from './PickButton.tsx'

interface Props {
  field: FieldMeta
  value: FieldValue
  onChange: (value: FieldValue) => void
  error?: string | null
  autoFocus?: boolean
}

export function FieldInput(props: Props) {
  const id = useId()
  const { field, error, value, onChange } = props
  const described =
    [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  if (field.kind === 'boolean')
    return (
      <div className={styles.stack}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={value === true}
            aria-describedby={described}
            onChange={event => onChange(event.target.checked)}
          />
          {field.label}
        </label>
        <Notes id={id} field={field} error={error} />
      </div>
    )
  return (
    <div className={styles.stack}>
      <label className={styles.label} htmlFor={id} id={`${id}-label`}>
        {field.label}
        {field.required && (
          <span className={styles.required} aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      <Control {...props} id={id} described={described} />
      <Notes id={id} field={field} error={error} />
    </div>
  )
}

function Notes({ id, field, error }: { id: string; field: FieldMeta; error?: string | null | undefined }) {
  return (
    <>
      {field.hint && !error && (
        <span id={`${id}-hint`} className={styles.hint}>
          {field.hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
    </>
  )
}

interface ControlProps extends Props {
  id: string
  described: string | undefined
}

function Control({ field, value, onChange, error, autoFocus, id, described }: ControlProps): ReactNode {
  const shared = {
    id,
    className: classes(styles.input),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described,
    'aria-required': field.required || undefined,
    ...(autoFocus ? { 'data-autofocus': true } : {}),
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  switch (field.kind) {
    case 'longText':
      return (
        <textarea
          {...shared}
          rows={3}
          value={text}
          maxLength={field.maxLength}
          onChange={e => onChange(e.target.value)}
        />
      )
    case 'textList':
      return (
        <textarea
          {...shared}
          rows={3}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={e => onChange(e.target.value === '' ? [] : e.target.value.split('\n'))}
        />
      )
    case 'choice':
      return (
        <select {...shared} value={text} onChange={e => onChange(e.target.value || null)}>
          <option value="">{field.required ? t('field.choose') : t('field.blank')}</option>
          {field.options?.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )
    case 'date':
      return <input {...shared} type="date" value={text} onChange={e => onChange(e.target.value || null)} />
    case 'instant':
      return (
        <input
          {...shared}
          type="datetime-local"
          value={text ? toLocalInput(text) : ''}
          onChange={e => onChange(fromLocalInput(e.target.value))}
        />
      )
    case 'number':
      return (
        <input
          {...shared}
          type="number"
          min={field.min}
          max={field.max}
          value={text}
          onChange={e => onChange(e.target.value === '' ? null : Number(e.target.value))}
        />
      )
    case 'ref':
    case 'refList':
    case 'multiChoice':
      return (
        <PickButton
          field={field}
          value={value}
          onChange={onChange}
          id={id}
          {...(described ? { described } : {})}
          {...(autoFocus ? { autoFocus } : {})}
        />
      )
    default:
      return (
        <input
          {...shared}
          type="text"
          value={text}
          maxLength={field.maxLength}
          onChange={e => onChange(e.target.value)}
        />
      )
  }
}
