import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Button, IconButton } from '../../kit/Button.tsx'
import { TextField } from '../../kit/field/TextField.tsx'
import { t } from '../../messages/t.ts'
import styles from './Calendar.module.css'
import { type DayDraft, type Stretch, withDays } from './calendar-draft.ts'
import { dayInWords } from './day-in-words.ts'
import { StretchList } from './StretchList.tsx'

interface Props {
  days: DayDraft[]
  onChange: (days: DayDraft[]) => void
}

/** Days that differ, a year at a time: past ones stay, for what was counted then. */
export function DayList({ days, onChange }: Props) {
  const thisYear = String(new Date().getFullYear())
  const years = [...Map.groupBy(days, day => day.date.slice(0, 4))]
  return (
    <>
      {days.length === 0 && <p>{t('calendar.noDays')}</p>}
      {years.map(([year, ofYear]) => (
        <details key={year} open={year >= thisYear} className={styles.year}>
          <summary>{t('calendar.yearWith', { year, count: ofYear.length })}</summary>
          <ul>
            {ofYear.map(day => (
              <li key={day.date} className={styles.exception}>
                <span className={styles.date}>{dayInWords(day.date)}</span>
                <span>{day.name}</span>
                <span className="quiet">{hoursInWords(day.hours)}</span>
                <IconButton
                  small
                  label={t('calendar.removeDay', { day: dayInWords(day.date) })}
                  onClick={() => onChange(days.filter(each => each !== day))}
                >
                  <IconX size={16} stroke={1.5} aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <NewDay onAdd={day => onChange(withDays(days, [day]))} />
    </>
  )
}

const hoursInWords = (hours: readonly Stretch[]): string =>
  hours.length === 0 ? t('calendar.off') : hours.map(({ from, to }) => `${from}–${to}`).join(', ')

/** No form of its own: it stands in the calendar's. */
function NewDay({ onAdd }: { onAdd: (day: DayDraft) => void }) {
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const [hours, setHours] = useState<Stretch[]>([])
  const add = () => {
    onAdd({ date, name: name.trim(), hours })
    setDate('')
    setName('')
    setHours([])
  }
  return (
    <div className={styles.newDay}>
      <TextField
        type="date"
        label={t('calendar.day')}
        value={date}
        onChange={event => setDate(event.target.value)}
      />
      <TextField
        label={t('calendar.dayName')}
        value={name}
        maxLength={200}
        onChange={event => setName(event.target.value)}
      />
      <StretchList of={t('calendar.thisDay')} hours={hours} onChange={setHours} />
      <Button onClick={add} disabled={date === ''}>
        {t('calendar.addDay')}
      </Button>
    </div>
  )
}
