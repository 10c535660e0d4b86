import { fieldOf, useTypes } from '../../api/meta.ts'
import type { FieldValue, TypeMeta } from '../../api/types.ts'
import { FieldInput } from '../../kit/field/FieldInput.tsx'
import { SelectField } from '../../kit/field/TextField.tsx'
import styles from './Kept.module.css'
import { errorAt } from './kept-fields.ts'

type Values = Record<string, FieldValue>

export interface FieldProps {
  type: TypeMeta
  name: string
  values: Values
  error: unknown
  onChange: (values: Values) => void
}

/** One field of the record itself, by its declaration. */
export function KeptField({ type, name, values, error, onChange }: FieldProps) {
  const field = fieldOf(type, name)
  if (!field) return null
  return (
    <FieldInput
      field={field}
      value={values[name] ?? null}
      error={errorAt(error, `/${name}`)}
      onChange={value => onChange({ ...values, [name]: value })}
    />
  )
}

interface Props extends Omit<FieldProps, 'name'> {
  onWorkType: (name: string) => void
}

/** Name, what kind of record it is for, who has it, whether it is in use. */
export function KeptBasics({ onWorkType, ...rest }: Props) {
  const { type, values, error } = rest
  const works = useTypes().filter(each => each.kind === 'work-item' && each.canCreate)
  return (
    <div className={styles.basics}>
      <KeptField {...rest} name="name" />
      <SelectField
        label={fieldOf(type, 'recordType')?.label ?? ''}
        value={String(values.recordType ?? '')}
        error={errorAt(error, '/recordType')}
        options={works.map(each => ({ value: each.type, label: each.label }))}
        onChange={onWorkType}
      />
      <KeptField {...rest} name="group" />
      <KeptField {...rest} name="active" />
    </div>
  )
}

/** The first type of work there is: what nearly every desk means. */
export function useFirstWorkType(): string {
  return useTypes().find(type => type.kind === 'work-item' && type.canCreate)?.type ?? ''
}
