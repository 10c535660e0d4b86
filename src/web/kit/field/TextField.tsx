import { type InputHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'
import styles from './Field.module.css'

interface Words {
  label: string
  hint?: string
  error?: string | null
}

/** A plain labelled input, for the forms that are not made from a record's fields. */
export function TextField({ label, hint, error, ...rest }: Words & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  return (
    <div className={styles.stack}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input {...rest} id={id} className={styles.input} {...aria(id, hint, error)} />
      <Below id={id} hint={hint} error={error} />
    </div>
  )
}

export function TextArea({
  label,
  hint,
  error,
  ...rest
}: Words & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  return (
    <div className={styles.stack}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea {...rest} id={id} className={styles.input} {...aria(id, hint, error)} />
      <Below id={id} hint={hint} error={error} />
    </div>
  )
}

interface SelectProps extends Words {
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

export function SelectField({ label, hint, error, value, options, onChange }: SelectProps) {
  const id = useId()
  return (
    <div className={styles.stack}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.input}
        value={value}
        onChange={event => onChange(event.target.value)}
        {...aria(id, hint, error)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Below id={id} hint={hint} error={error} />
    </div>
  )
}

function aria(id: string, hint: string | undefined, error: string | null | undefined) {
  return {
    'aria-invalid': error ? true : undefined,
    'aria-describedby': hint || error ? `${id}-note` : undefined,
  }
}

function Below({
  id,
  hint,
  error,
}: {
  id: string
  hint?: string | undefined
  error?: string | null | undefined
}) {
  if (!hint && !error) return null
  return (
    <span id={`${id}-note`} className={error ? styles.error : styles.hint}>
      {error ?? hint}
    </span>
  )
}
