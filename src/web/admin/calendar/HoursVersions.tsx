import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/field/TextField.tsx'
import { calendarDay } from '../../kit/time.ts'
import { t } from '../../messages/t.ts'
import admin from '../Admin.module.css'
import styles from './Calendar.module.css'
import { heldOn, type VersionDraft, weeklyHours } from './calendar-draft.ts'
import { WeekEditor } from './WeekEditor.tsx'

interface Props {
  versions: VersionDraft[]
  onChange: (versions: VersionDraft[]) => void
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }
const today = () => new Date().toISOString().slice(0, 10)

/** The hours of the week, one set at a time: hours that change are added from a day on, the old ones stay true before it. */
export function HoursVersions({ versions, onChange }: Props) {
  const [at, setAt] = useState(() => heldOn(versions, today()))
  const shown = versions[at] ?? versions[0]
  if (!shown) return null
  const change = (version: VersionDraft) =>
    onChange(versions.map((before, index) => (index === at ? version : before)))
  const add = () => {
    onChange([...versions, { from: today(), week: shown.week }])
    setAt(versions.length)
  }
  const remove = () => {
    onChange(versions.filter(version => version !== shown))
    setAt(0)
  }
  return (
    <div className={styles.versions}>
      {versions.length > 1 && (
        <fieldset className={admin.tabs} aria-label={t('calendar.versions')}>
          {versions.map((version, index) => (
            <button
              // Two may begin on the same day while they are edited.
              // biome-ignore lint/suspicious/noArrayIndexKey: sets of hours have no other name
              key={index}
              type="button"
              aria-pressed={index === at}
              onClick={() => setAt(index)}
            >
              {version.from ? t('calendar.from', { day: calendarDay(version.from) }) : t('calendar.ever')}
            </button>
          ))}
        </fieldset>
      )}
      {versions.length > 1 && (
        <div className={styles.from}>
          <TextField
            type="date"
            label={t('calendar.firstDay')}
            hint={t('calendar.firstDayHint')}
            value={shown.from}
            onChange={event => change({ ...shown, from: event.target.value })}
          />
        </div>
      )}
      <WeekEditor week={shown.week} onChange={week => change({ ...shown, week })} />
      <p role="status" className="quiet">
        {t('calendar.perWeek', { hours: weeklyHours(shown.week) })}
      </p>
      <div className={styles.buttons}>
        <Button small onClick={add}>
          <IconPlus {...icon} />
          {t('calendar.addVersion')}
        </Button>
        {versions.length > 1 && (
          <Button small tone="ghost" onClick={remove}>
            <IconTrash {...icon} />
            {t('calendar.removeVersion')}
          </Button>
        )}
      </div>
    </div>
  )
}
