import { useInboxCount } from '../api/inbox.ts'
import { t } from '../messages/t.ts'
import styles from './Inbox.module.css'

/** How much is new; nothing when nothing is. */
export function InboxBadge() {
  const { unread, capped } = useInboxCount()
  if (unread === 0) return null
  const count = capped ? `${unread}+` : String(unread)
  return (
    <b className={styles.badge} data-count>
      {count}
      <span className="hidden">{t('inbox.new')}</span>
    </b>
  )
}
