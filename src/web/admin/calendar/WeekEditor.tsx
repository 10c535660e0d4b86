import { IconCopy } from '@tabler/icons-react'
import { IconButton } from '../../kit/Button.tsx'
import { currentLocale, t } from '../../messages/t.ts'
import styles from './Calendar.module.css'
import { placeInDay, type Stretch, type Week, withDayHours } from './calendar-draft.ts'
import { StretchList } from './StretchList.tsx'

interface Props {
  week: Week
  onChange: (week: Week) => void
}

/** 1 January 2024 was a Monday. */
const weekdayOf = (day: number): string =>
  new Intl.DateTimeFormat(currentLocale(), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + day),
  )

/** Seven days with their stretches, each beside a picture of the day. */
export function WeekEditor({ week, onChange }: Props) {
  return (
    <ul className={styles.week}>
      {week.map((hours, day) => {
        const name = weekdayOf(day)
        const before = week[day - 1]
        return (
          <li key={name} className={styles.day} aria-label={name}>
            <span className={styles.name}>{name}</span>
            <StretchList of={name} hours={hours} onChange={next => onChange(withDayHours(week, day, next))} />
            {before ? (
              <IconButton
                small
                label={t('calendar.sameAs', { day: weekdayOf(day - 1), of: name })}
                onClick={() => onChange(withDayHours(week, day, before))}
              >
                <IconCopy size={16} stroke={1.5} aria-hidden />
              </IconButton>
            ) : (
              <span />
            )}
            <DayBar hours={hours} />
          </li>
        )
      })}
    </ul>
  )
}

function DayBar({ hours }: { hours: readonly Stretch[] }) {
  return (
    <div className={styles.bar} aria-hidden="true">
      {hours.map(stretch => {
        const { start, width } = placeInDay(stretch)
        return (
          <span
            key={`${stretch.from} ${stretch.to}`}
            style={{ insetInlineStart: `${start}%`, width: `${width}%` }}
          />
        )
      })}
    </div>
  )
}
