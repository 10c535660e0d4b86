// Work that comes again: the rule in plain fields, its next dates beside it, and what came of it so far.
import { useState } from 'react'
import { useMe } from '../../api/me.ts'
import { fieldOf } from '../../api/meta.ts'
import type { FieldValue, TypeMeta } from '../../api/types.ts'
import { TextField } from '../../kit/field/TextField.tsx'
import { t } from '../../messages/t.ts'
import styles from './Kept.module.css'
import { KeptField } from './KeptBasics.tsx'
import { KeptFrame } from './KeptFrame.tsx'
import { type KeptFormProps, KeptPage } from './KeptPage.tsx'
import { errorAt, initialOf, inputOf } from './kept-fields.ts'
import { NextTimes } from './NextTimes.tsx'
import { RecurrenceRuns } from './RecurrenceRuns.tsx'
import { TimeZoneField } from './TimeZoneField.tsx'
import { useSaveKept } from './use-kept.ts'

export function RecurrencePage() {
  return <KeptPage name="recurrence" Form={RecurrenceForm} />
}

function RecurrenceForm({ type, record }: KeptFormProps) {
  const me = useMe()
  const save = useSaveKept(type, record)
  const [values, setValues] = useState(() =>
    initialOf(type, record, {
      frequency: 'weekly',
      weekdays: ['mon'],
      dayOfMonth: 1,
      month: '1',
      time: '08:00',
      timeZone: me.timeZone,
      active: true,
    }),
  )
  const set = (name: string, value: FieldValue) => setValues({ ...values, [name]: value })
  const field = { type, values, error: save.error, onChange: setValues }
  const { frequency } = values
  const byDay = frequency === 'monthly_day' || frequency === 'yearly'
  const label = (name: string) => fieldOf(type, name)?.label ?? ''
  return (
    <KeptFrame
      type={type}
      record={record}
      save={save}
      input={() => inputOf(type, values)}
      beside={record && <RecurrenceRuns type={type} record={record} />}
    >
      <div className={styles.basics}>
        <KeptField {...field} name="name" />
        <KeptField {...field} name="template" />
        <KeptField {...field} name="group" />
        <KeptField {...field} name="active" />
      </div>
      <section className={styles.section}>
        <h2>{t('recurrence.rule')}</h2>
        <div className={styles.basics}>
          <div className={styles.whole}>
            <KeptField {...field} name="frequency" />
          </div>
          {frequency === 'weekly' && <Weekdays type={type} values={values} error={save.error} onSet={set} />}
          {byDay && <KeptField {...field} name="dayOfMonth" />}
          {frequency === 'yearly' && <KeptField {...field} name="month" />}
          <TextField
            type="time"
            label={label('time')}
            error={errorAt(save.error, '/time')}
            value={String(values.time ?? '')}
            onChange={event => set('time', event.target.value)}
          />
          <TimeZoneField {...field} />
          <KeptField {...field} name="startsOn" />
          <KeptField {...field} name="endsOn" />
        </div>
      </section>
      <NextTimes values={values} />
    </KeptFrame>
  )
}

interface WeekdaysProps {
  type: TypeMeta
  values: Record<string, FieldValue>
  error: unknown
  onSet: (name: string, value: FieldValue) => void
}

function Weekdays({ type, values, error, onSet }: WeekdaysProps) {
  const field = fieldOf(type, 'weekdays')
  const chosen = Array.isArray(values.weekdays) ? values.weekdays.map(String) : []
  const wrong = errorAt(error, '/weekdays')
  const options = field?.options ?? []
  const toggle = (day: string) =>
    onSet(
      'weekdays',
      options.map(({ value }) => value).filter(value => chosen.includes(value) !== (value === day)),
    )
  return (
    <fieldset className={`${styles.days} ${styles.whole}`}>
      <legend>{field?.label}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {label}
        </label>
      ))}
      {wrong && <span className={styles.error}>{wrong}</span>}
    </fieldset>
  )
}
