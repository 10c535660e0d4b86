// My running timer, on every page: a link to what it runs on, and a button that ends it.

import { IconPlayerStopFilled } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../api/keys.ts'
import { useLive } from '../api/live.ts'
import { useMe } from '../api/me.ts'
import { useTypeByName } from '../api/meta.ts'
import { type MyTimer, useMyTimer, useTimeAct } from '../api/time-worked.ts'
import { IconButton } from '../kit/Button.tsx'
import { RunningClock } from '../kit/record/time/RunningClock.tsx'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { recordPath } from './paths.ts'
import styles from './TimerChip.module.css'

export function TimerChip() {
  const me = useMe()
  const client = useQueryClient()
  const timer = useMyTimer()
  // Started or stopped in another page or by a script.
  useLive(event => {
    if (event === 'reset' || event.by !== me.id || !/\.(timerStarted|timeLogged)$/.test(event.fact)) return
    client.invalidateQueries({ queryKey: keys.timer })
  })
  const running = timer.data?.running
  return running ? <Chip running={running} /> : null
}

function Chip({ running: { record, startedAt } }: { running: NonNullable<MyTimer['running']> }) {
  const type = useTypeByName(record.type)
  const act = useTimeAct(type, record)
  const name = record.number ?? record.title
  if (!type) return null
  const stop = () =>
    act.mutate(
      { command: 'stopTimer' },
      { onError: showProblem, onSuccess: () => showToast(t('time.stopped', { record: name })) },
    )
  return (
    <span className={styles.chip}>
      <Link to={recordPath(type, record)} data-tip={record.title}>
        <span className="hidden">{t('time.runningOn', { record: name })}</span>
        <span className={styles.number} aria-hidden>
          {record.number}
        </span>
        <RunningClock from={startedAt} />
      </Link>
      <IconButton small label={t('time.stopOn', { record: name })} busy={act.isPending} onClick={stop}>
        <IconPlayerStopFilled size={14} aria-hidden />
      </IconButton>
    </span>
  )
}
