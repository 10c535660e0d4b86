import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, search } from '../../api/client.ts'
import { Button } from '../../kit/Button.tsx'
import { SelectField, TextField } from '../../kit/field/TextField.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { showToast } from '../../kit/toast.ts'
import { t } from '../../messages/t.ts'
import kept from '../kept/Kept.module.css'
import styles from './Calendar.module.css'
import type { DayDraft } from './calendar-draft.ts'
import { dayInWords } from './day-in-words.ts'

interface Place {
  code: string
  name: string
}

interface Props {
  days: readonly DayDraft[]
  onAdd: (days: DayDraft[]) => void
}

/** Public holidays to look at and add; what is there already stays as it is. */
export function HolidayImport({ days, onAdd }: Props) {
  const [country, setCountry] = useState('')
  const [region, setRegion] = useState('')
  const [year, setYear] = useState(String(new Date().getFullYear()))
  const places = useQuery({
    queryKey: ['holiday-places', country],
    queryFn: () =>
      get<{ countries: Place[]; regions: Place[] }>(`/calendars/holidays/places${search({ country })}`),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
  const holidays = useQuery({
    queryKey: ['holidays', country, region, year],
    queryFn: () => get<{ items: DayDraft[] }>(`/calendars/holidays${search({ country, region, year })}`),
    enabled: country !== '' && /^\d{4}$/.test(year),
    retry: false,
  })
  const known = new Set(days.map(day => day.date))
  const found = holidays.data?.items ?? []
  const fresh = found.filter(day => !known.has(day.date))
  const regions = country === '' ? [] : (places.data?.regions ?? [])
  return (
    <>
      <div className={kept.basics}>
        <SelectField
          label={t('calendar.country')}
          value={country}
          options={[{ value: '', label: t('field.choose') }, ...optionsOf(places.data?.countries ?? [])]}
          onChange={next => {
            setCountry(next)
            setRegion('')
          }}
        />
        <SelectField
          label={t('calendar.region')}
          value={region}
          options={[{ value: '', label: t('calendar.wholeCountry') }, ...optionsOf(regions)]}
          onChange={setRegion}
        />
        <TextField
          type="number"
          label={t('calendar.year')}
          value={year}
          min={1990}
          max={2100}
          onChange={event => setYear(event.target.value)}
        />
      </div>
      <ProblemNotice error={places.error ?? holidays.error} />
      {holidays.data && (
        <section className={styles.preview} aria-label={t('calendar.preview')}>
          {found.length === 0 && <p>{t('calendar.noHolidays')}</p>}
          <ul>
            {found.map(day => (
              <li key={`${day.date} ${day.name}`} className={styles.exception}>
                <span className={styles.date}>{dayInWords(day.date)}</span>
                <span>{day.name}</span>
                <span className="quiet">{known.has(day.date) ? t('calendar.thereAlready') : ''}</span>
              </li>
            ))}
          </ul>
          <Button
            disabled={fresh.length === 0}
            onClick={() => {
              onAdd(fresh)
              showToast(t('calendar.added', { count: fresh.length }))
            }}
          >
            {t('calendar.add', { count: fresh.length })}
          </Button>
        </section>
      )}
    </>
  )
}

const optionsOf = (places: Place[]) => places.map(({ code, name }) => ({ value: code, label: name }))
