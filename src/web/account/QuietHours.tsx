import { useState } from 'react'
import type {
  Digest,
  NotificationPreferences,
  useSaveNotificationPreference,
} from '../api/notification-preferences.ts'
import { SelectField, TextField } from '../kit/field/TextField.tsx'
import { showProblem } from '../kit/toast.ts'
import { type MessageKey, t } from '../messages/t.ts'
import styles from './Account.module.css'

const digests: Record<Digest, MessageKey> = {
  never: 'notify.digestNever',
  daily: 'notify.digestDaily',
  weekly: 'notify.digestWeekly',
}
const digestNames = Object.keys(digests) as Digest[]

interface Props {
  preferences: NotificationPreferences
  save: ReturnType<typeof useSaveNotificationPreference>
}

/** When nothing is sent, and how often what one merely follows is sent together. */
export function QuietHours({ preferences, save }: Props) {
  const [from, setFrom] = useState(preferences.quietHours?.from ?? '')
  const [until, setUntil] = useState(preferences.quietHours?.until ?? '')
  const keep = (start: string, end: string) => {
    setFrom(start)
    setUntil(end)
    // One half alone means nothing yet.
    if ((start === '') === (end === ''))
      save.mutate({ quietHours: start ? { from: start, until: end } : null }, { onError: showProblem })
  }
  return (
    <div className={styles.grid}>
      <TextField
        type="time"
        label={t('notify.quietFrom')}
        hint={t('notify.quietHint')}
        value={from}
        onChange={event => keep(event.target.value, until)}
      />
      <TextField
        type="time"
        label={t('notify.quietUntil')}
        value={until}
        onChange={event => keep(from, event.target.value)}
      />
      <SelectField
        label={t('notify.digest')}
        hint={t('notify.digestHint')}
        value={preferences.digest}
        options={digestNames.map(value => ({ value, label: t(digests[value]) }))}
        onChange={value =>
          save.mutate(
            { digest: digestNames.find(name => name === value) ?? 'never' },
            { onError: showProblem },
          )
        }
      />
    </div>
  )
}
