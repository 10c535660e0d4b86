import { IconAlarm, IconAlarmOff } from '@tabler/icons-react'
import { useSnoozes, useSnoozeWork } from '../api/inbox.ts'
import type { RecordData } from '../api/types.ts'
import { IconButton } from '../kit/Button.tsx'
import { shortDateTime } from '../kit/time.ts'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Inbox.module.css'
import { askPutOff } from './put-off.ts'

const untilText = (until: string | null): string =>
  until ? t('snooze.until', { until: shortDateTime(until) }) : t('snooze.untilActivity')

/** In a list: this row is put off. */
export function SnoozedMark({ id }: { id: string }) {
  const until = useSnoozes().get(id)
  if (until === undefined) return null
  return (
    <span className={styles.mark} role="img" aria-label={untilText(until)} data-tip={untilText(until)}>
      <IconAlarm size={14} stroke={1.5} aria-hidden />
    </span>
  )
}

/** On a record: put it off, or take it back. */
export function PutOffButton({ record }: { record: RecordData }) {
  const snoozes = useSnoozes()
  const snooze = useSnoozeWork()
  const until = snoozes.get(record.id)
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }
  if (until === undefined)
    return (
      <IconButton small label={t('snooze.putOff')} shortcut="H" onClick={() => askPutOff(record)}>
        <IconAlarm {...icon} />
      </IconButton>
    )
  const takeBack = () =>
    snooze.mutate(
      { record: record.id, until: undefined },
      {
        onError: showProblem,
        onSuccess: () => showToast(t('snooze.takenBack', { record: record.number ?? '' })),
      },
    )
  return (
    <IconButton
      small
      aria-pressed
      label={t('snooze.takeBack', { until: untilText(until) })}
      busy={snooze.isPending}
      onClick={takeBack}
    >
      <IconAlarmOff {...icon} />
    </IconButton>
  )
}
