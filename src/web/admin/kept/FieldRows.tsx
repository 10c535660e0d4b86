// Fields with their values, one row each: what a template fills in, what a macro sets.
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { IconButton } from '../../kit/Button.tsx'
import { FieldInput } from '../../kit/field/FieldInput.tsx'
import { t } from '../../messages/t.ts'
import styles from './Kept.module.css'

interface Props {
  fields: FieldMeta[]
  values: Record<string, FieldValue>
  onChange: (values: Record<string, FieldValue>) => void
  errorOf: (field: FieldMeta) => string | null
  label: string
}

export function FieldRows({ fields, values, onChange, errorOf, label }: Props) {
  const id = useId()
  const shown = fields.filter(field => field.name in values)
  const rest = fields.filter(field => !(field.name in values))
  const without = (name: string) =>
    onChange(Object.fromEntries(Object.entries(values).filter(([each]) => each !== name)))
  return (
    <fieldset className={styles.rows} aria-label={label}>
      {shown.map(field => (
        <div key={field.name} className={styles.row}>
          <FieldInput
            field={{ ...field, required: false }}
            value={values[field.name] ?? null}
            error={errorOf(field)}
            onChange={value => onChange({ ...values, [field.name]: value })}
          />
          <IconButton
            small
            label={t('kept.removeField', { field: field.label })}
            onClick={() => without(field.name)}
          >
            <IconX size={16} stroke={1.5} aria-hidden />
          </IconButton>
        </div>
      ))}
      {rest.length > 0 && (
        <div className={styles.add}>
          <label htmlFor={id} className="hidden">
            {t('kept.addField')}
          </label>
          <select
            id={id}
            value=""
            onChange={event => {
              const field = rest.find(each => each.name === event.target.value)
              if (field) onChange({ ...values, [field.name]: field.kind === 'boolean' ? false : null })
            }}
          >
            <option value="">{t('kept.addField')}</option>
            {rest.map(field => (
              <option key={field.name} value={field.name}>
                {field.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </fieldset>
  )
}
