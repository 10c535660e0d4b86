// When people work: the hours of the week as they change over time, and the days that differ.
import { useState } from 'react'
import { useMe } from '../../api/me.ts'
import { t } from '../../messages/t.ts'
import styles from '../kept/Kept.module.css'
import { KeptField } from '../kept/KeptBasics.tsx'
import { KeptFrame } from '../kept/KeptFrame.tsx'
import { type KeptFormProps, KeptPage } from '../kept/KeptPage.tsx'
import { errorAt, initialOf, inputOf } from '../kept/kept-fields.ts'
import { TimeZoneField } from '../kept/TimeZoneField.tsx'
import { useSaveKept } from '../kept/use-kept.ts'
import { RecordHistory } from '../RecordHistory.tsx'
import { daysOf, storedOf, versionsOf, withDays } from './calendar-draft.ts'
import { DayList } from './DayList.tsx'
import { HolidayImport } from './HolidayImport.tsx'
import { HoursVersions } from './HoursVersions.tsx'

export function CalendarPage() {
  return <KeptPage name="calendar" Form={CalendarForm} />
}

function CalendarForm({ type, record }: KeptFormProps) {
  const me = useMe()
  const save = useSaveKept(type, record)
  const [values, setValues] = useState(() => initialOf(type, record, { timeZone: me.timeZone, active: true }))
  const [versions, setVersions] = useState(() => versionsOf(record))
  const [days, setDays] = useState(() => daysOf(record))
  const field = { type, values, error: save.error, onChange: setValues }
  const wrong = (name: string) => {
    const detail = errorAt(save.error, `/${name}`)
    return detail && <p className={styles.error}>{detail}</p>
  }
  return (
    <KeptFrame
      type={type}
      record={record}
      save={save}
      input={() => ({ ...inputOf(type, values), ...storedOf(versions, days) })}
      beside={
        record && (
          <div className={styles.runs}>
            <RecordHistory type={type} record={record} />
          </div>
        )
      }
    >
      <div className={styles.basics}>
        <KeptField {...field} name="name" />
        <TimeZoneField {...field} />
        <KeptField {...field} name="active" />
      </div>
      <section className={styles.section}>
        <h2>{t('calendar.week')}</h2>
        <HoursVersions versions={versions} onChange={setVersions} />
        {wrong('versions')}
      </section>
      <section className={styles.section}>
        <h2>{t('calendar.days')}</h2>
        <p className="quiet">{t('calendar.daysHint')}</p>
        <DayList days={days} onChange={setDays} />
        {wrong('days')}
      </section>
      <section className={styles.section}>
        <h2>{t('calendar.holidays')}</h2>
        <p className="quiet">{t('calendar.holidaysHint')}</p>
        <HolidayImport days={days} onAdd={added => setDays(withDays(added, days))} />
      </section>
    </KeptFrame>
  )
}
