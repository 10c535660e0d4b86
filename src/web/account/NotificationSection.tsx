import { type NotificationEvent, notificationEvents } from '../api/inbox.ts'
import { useMe } from '../api/me.ts'
import {
  type NotificationChannel,
  useNotificationPreferences,
  useSaveNotificationPreference,
} from '../api/notification-preferences.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showProblem } from '../kit/toast.ts'
import { type MessageKey, t } from '../messages/t.ts'
import styles from './Account.module.css'
import { PushSwitch } from './PushSwitch.tsx'
import { QuietHours } from './QuietHours.tsx'
import { Section } from './Section.tsx'

const words: Record<NotificationEvent, MessageKey> = {
  mentioned: 'notify.mentioned',
  assigned: 'notify.assigned',
  breached: 'notify.breached',
  warned: 'notify.warned',
  asked: 'notify.asked',
  finished: 'notify.finished',
  received: 'notify.received',
  answered: 'notify.answered',
  replied: 'notify.replied',
  noted: 'notify.noted',
  changed: 'notify.changed',
  group: 'notify.group',
}
const channels: Record<NotificationChannel, MessageKey> = {
  app: 'notify.app',
  mail: 'notify.mail',
  push: 'notify.push',
}
const channelNames = Object.keys(channels) as NotificationChannel[]

/** What never comes to somebody who only asks for help. */
const forStaff: readonly NotificationEvent[] = ['assigned', 'breached', 'warned', 'noted', 'group']

/** What one is told, event by event, and by which way. */
export function NotificationSection() {
  const me = useMe()
  const preferences = useNotificationPreferences()
  const save = useSaveNotificationPreference()
  const events = notificationEvents.filter(event => me.isStaff || !forStaff.includes(event))
  return (
    <Section title={t('notify.title')} hint={t(me.isStaff ? 'notify.hint' : 'notify.hintPortal')}>
      <ProblemNotice error={preferences.error} onRetry={() => preferences.refetch()} />
      <table className={styles.ways}>
        <thead>
          <tr>
            <th scope="col">{t('notify.event')}</th>
            {channelNames.map(channel => (
              <th key={channel} scope="col">
                {t(channels[channel])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map(event => (
            <tr key={event}>
              <th scope="row">{t(words[event])}</th>
              {channelNames.map(channel => (
                <td key={channel}>
                  <input
                    type="checkbox"
                    aria-label={`${t(words[event])}: ${t(channels[channel])}`}
                    disabled={!preferences.data}
                    checked={preferences.data?.events[event][channel] ?? false}
                    onChange={change =>
                      save.mutate(
                        { events: { [event]: { [channel]: change.target.checked } } },
                        { onError: showProblem },
                      )
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <PushSwitch />
      {preferences.data && <QuietHours preferences={preferences.data} save={save} />}
    </Section>
  )
}
