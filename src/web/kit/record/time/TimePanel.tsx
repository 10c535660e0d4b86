import { IconPlayerPlay, IconPlayerStopFilled, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '../../../api/me.ts'
import { type TimeEntry, useTimeAct, useTimeOn } from '../../../api/time-worked.ts'
import type { RecordData, TypeMeta } from '../../../api/types.ts'
import { t } from '../../../messages/t.ts'
import { useActs } from '../../../shell/acts.ts'
import { Button, IconButton } from '../../Button.tsx'
import { showProblem, showToast } from '../../toast.ts'
import page from '../RecordPage.module.css'
import { minutesText } from './durations.ts'
import { RunningClock } from './RunningClock.tsx'
import { TimeDialog } from './TimeDialog.tsx'
import { TimeRow } from './TimeRow.tsx'
import styles from './TimeWorked.module.css'
import { useTimer } from './use-timer.ts'

const shownAtFirst = 4

/** How long people worked on a record: their entries, and the timer of who looks at it. */
export function TimePanel({ type, record }: { type: TypeMeta; record: RecordData }) {
  const me = useMe()
  const time = useTimeOn(type.plural, record.id)
  const act = useTimeAct(type, record)
  const [asking, setAsking] = useState<TimeEntry | 'new' | null>(null)
  const [all, setAll] = useState(false)
  const canLog = record.abilities.logTime === true
  if (!time.data || (time.data.items.length === 0 && !canLog)) return null
  const { items, total, kinds, running } = time.data
  const isOwner = me.roles.some(role => role === 'process_owner' || role === 'administrator')
  const shown = all ? items : items.slice(0, shownAtFirst)
  const withdraw = (entry: TimeEntry) =>
    act.mutate(
      { command: 'withdrawTime', input: { entry: entry.id } },
      { onError: showProblem, onSuccess: () => showToast(t('time.withdrawn')) },
    )
  return (
    <section className={page.group} aria-label={t('time.title')}>
      <header>
        <h2>
          {t('time.title')}
          {total > 0 && <span className={styles.total}>{minutesText(total)}</span>}
        </h2>
        {canLog && (
          <IconButton small label={t('time.log')} onClick={() => setAsking('new')}>
            <IconPlus size={16} stroke={1.5} aria-hidden />
          </IconButton>
        )}
      </header>
      {record.abilities.startTimer && <TimerButton type={type} record={record} />}
      {running
        .filter(timer => timer.person.id !== me.id)
        .map(({ person, startedAt }) => (
          <p key={person.id} className={styles.other}>
            {t('time.otherTimer', { name: person.name })} <RunningClock from={startedAt} />
          </p>
        ))}
      <ul>
        {shown.map(entry => (
          <TimeRow
            key={entry.id}
            entry={entry}
            onCorrect={canLog && (isOwner || entry.person.id === me.id) ? () => setAsking(entry) : null}
            onWithdraw={() => withdraw(entry)}
          />
        ))}
      </ul>
      {items.length > shownAtFirst && (
        <Button small tone="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('time.showLess') : t('time.showAll', { count: items.length })}
        </Button>
      )}
      {asking && (
        <TimeDialog
          type={type}
          record={record}
          kinds={kinds}
          entry={asking === 'new' ? null : asking}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

function TimerButton({ type, record }: { type: TypeMeta; record: RecordData }) {
  const { startedAt, toggle, busy } = useTimer(type, record)
  const label = startedAt ? t('time.stop') : t('time.start')
  useActs('panel', [{ id: 'record-timer', label, keys: ['w'], group: t('acts.record'), run: toggle }])
  const icon = { size: 14, stroke: 1.5, 'aria-hidden': true }
  return (
    <div className={styles.timer}>
      <Button
        small
        tone={startedAt ? 'primary' : 'default'}
        busy={busy}
        onClick={toggle}
        data-tip={label}
        data-tip-key="W"
      >
        {startedAt ? <IconPlayerStopFilled {...icon} /> : <IconPlayerPlay {...icon} />}
        {label}
      </Button>
      {startedAt && <RunningClock from={startedAt} />}
    </div>
  )
}
