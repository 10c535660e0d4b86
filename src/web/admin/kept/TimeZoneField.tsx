import { fieldOf } from '../../api/meta.ts'
import { SelectField } from '../../kit/field/TextField.tsx'
import type { FieldProps } from './KeptBasics.tsx'
import { errorAt } from './kept-fields.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** The field `timeZone` of a record, chosen from the zones there are; one that is no longer among them stays. */
export function TimeZoneField({ type, values, error, onChange }: Omit<FieldProps, 'name'>) {
  const field = fieldOf(type, 'timeZone')
  const own = String(values.timeZone ?? '')
  const offered = own === '' || zones.includes(own) ? zones : [own, ...zones]
  return (
    <SelectField
      label={field?.label ?? ''}
      hint={field?.hint ?? ''}
      error={errorAt(error, '/timeZone')}
      value={own}
      options={offered.map(zone => ({ value: zone, label: zone }))}
      onChange={timeZone => onChange({ ...values, timeZone })}
    />
  )
}
