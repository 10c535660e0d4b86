import {
  type NotificationEvent,
  notificationEvents,
  useNotificationPreferences,
  useSaveNotificationPreference,
} from '../api/inbox.ts'
import { useMe } from '../api/me.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showProblem } from '../kit/toast.ts'
import { type MessageKey, t } from '../messages/t.ts'
import styles from './Account.module.css'
import { Section } from './Section.tsx'

const words: Record<NotificationEvent, MessageKey> = {
  mentioned: 'notify.mentioned',
  assigned: 'notify.assigned',
  asked: 'notify.asked',
  finished: 'notify.finished',
  answered: 'notify.answered',
  replied: 'notify.replied',
  noted: 'notify.noted',
  changed: 'notify.changed',
  group: 'notify.group',
}

/** What never comes to somebody who only asks for help. */
const forStaff: readonly NotificationEvent[] = ['assigned', 'noted', 'group']

/** What one is told in the inbox, event by event. */
export function NotificationSection() {
  const me = useMe()
  const preferences = useNotificationPreferences()
  const save = useSaveNotificationPreference()
  const events = notificationEvents.filter(event => me.isStaff || !forStaff.includes(event))
  return (
    <Section title={t('notify.title')} hint={t(me.isStaff ? 'notify.hint' : 'notify.hintPortal')}>
      <ProblemNotice error={preferences.error} onRetry={() => preferences.refetch()} />
      {events.map(event => (
        <label key={event} className={styles.check}>
          <input
            type="checkbox"
            disabled={!preferences.data}
            checked={preferences.data?.events[event].app ?? false}
            onChange={change => save.mutate({ event, app: change.target.checked }, { onError: showProblem })}
          />
          <span>{t(words[event])}</span>
        </label>
      ))}
    </Section>
  )
}
