import { IconCoin, IconDots } from '@tabler/icons-react'
import type { TimeEntry } from '../../../api/time-worked.ts'
import { t } from '../../../messages/t.ts'
import { IconButton } from '../../Button.tsx'
import { Menu } from '../../Menu.tsx'
import { PersonFace } from '../../PersonFace.tsx'
import { shortDate } from '../../time.ts'
import { minutesText } from './durations.ts'
import styles from './TimeWorked.module.css'

interface Props {
  entry: TimeEntry
  /** Null: this entry is not the reader's to change. */
  onCorrect: (() => void) | null
  onWithdraw: () => void
}

export function TimeRow({ entry, onCorrect, onWithdraw }: Props) {
  const { person, minutes, kind, workedOn, note, billable } = entry
  const named = t('time.entryOf', { name: person.name, time: minutesText(minutes) })
  return (
    <li className={styles.row}>
      <span data-tip={person.name}>
        <PersonFace name={person.name} />
        <span className="hidden">{person.name}</span>
      </span>
      <span className={styles.what}>
        <span className="truncate">
          {kind} <small>{shortDate(`${workedOn}T12:00:00Z`)}</small>
        </span>
      </span>
      {billable && (
        <span data-tip={t('time.billable')} className={styles.billable}>
          <IconCoin size={14} stroke={1.5} aria-label={t('time.billable')} role="img" />
        </span>
      )}
      <span className={styles.minutes}>{minutesText(minutes)}</span>
      {onCorrect && (
        <Menu
          label={named}
          side="end"
          items={[
            { id: 'correct', label: t('time.correct'), onSelect: onCorrect },
            {
              id: 'withdraw',
              label: t('time.withdraw'),
              tone: 'danger',
              apart: true,
              onSelect: onWithdraw,
            },
          ]}
          trigger={props => (
            <IconButton small {...props} label={named}>
              <IconDots size={14} stroke={1.5} aria-hidden />
            </IconButton>
          )}
        />
      )}
      {note && <small className={styles.note}>{note}</small>}
    </li>
  )
}
