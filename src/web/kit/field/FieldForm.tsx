// A form drawn from field declarations: holds what is typed, sends only what differs from the start.
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { toPatch } from '../../api/change-record.ts'
import { isProblem } from '../../api/problem.ts'
import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import styles from './FieldForm.module.css'
import { FieldInput } from './FieldInput.tsx'
import { isBlank } from './field-value.ts'

interface Props {
  fields: FieldMeta[]
  initial?: Record<string, FieldValue>
  submitLabel: string
  tone?: 'primary' | 'danger'
  busy: boolean
  error: unknown
  onSubmit: (input: Record<string, unknown>) => void
  onCancel?: () => void
  /** Told of each change, for what is shown while somebody types. */
  onValues?: (values: Record<string, FieldValue>) => void
  children?: ReactNode
}

/** Enter sends from a choice as it does from a line of text, and with Ctrl from where it makes a new line. */
function sendByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || event.defaultPrevented) return
  if (!(event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

export function FieldForm(props: Props) {
  const {
    fields,
    initial = {},
    submitLabel,
    tone = 'primary',
    busy,
    error,
    onSubmit,
    onCancel,
    onValues,
    children,
  } = props
  const [values, setValues] = useState<Record<string, FieldValue>>(initial)
  const [missing, setMissing] = useState<string[]>([])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = fields
      .filter(field => field.required && isBlank(values[field.name] ?? null))
      .map(f => f.name)
    setMissing(lacking)
    if (lacking.length > 0) {
      const names = new Set(lacking)
      const first = fields.findIndex(field => names.has(field.name))
      const form = event.currentTarget
      window.setTimeout(() =>
        form
          .querySelectorAll<HTMLElement>('[data-field]')
          [first]?.querySelector<HTMLElement>('input, textarea, select, button')
          ?.focus(),
      )
      return
    }
    const filled = fields.filter(
      field => values[field.name] !== undefined && !isBlank(values[field.name] ?? null),
    )
    onSubmit(toPatch(filled.map(field => ({ field, value: values[field.name] ?? null }))))
  }

  const errorOf = (field: FieldMeta): string | null => {
    if (missing.includes(field.name)) return t('field.needed', { field: field.label })
    return isProblem(error) ? error.forField(field.name) : null
  }
  const elsewhere = isProblem(error) && fields.some(field => error.forField(field.name)) ? null : error

  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={sendByKey} noValidate>
      {fields.map((field, i) => (
        <div
          key={field.name}
          data-field={field.name}
          className={styles[field.kind === 'longText' ? 'whole' : 'cell']}
        >
          <FieldInput
            field={field}
            value={values[field.name] ?? null}
            error={errorOf(field)}
            autoFocus={i === 0}
            onChange={value => {
              const next = { ...values, [field.name]: value }
              setValues(next)
              onValues?.(next)
              setMissing(before => before.filter(name => name !== field.name))
            }}
          />
        </div>
      ))}
      {children}
      <div className={styles.whole}>
        <ProblemNotice error={elsewhere} />
      </div>
      <div className={styles.actions}>
        {onCancel && (
          <Button tone="ghost" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        )}
        <Button type="submit" tone={tone} busy={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
