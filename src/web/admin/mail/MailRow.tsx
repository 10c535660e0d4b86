import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import type { Message } from '../../api/mail.ts'
import { useTypeByName } from '../../api/meta.ts'
import { RelativeTime } from '../../kit/RelativeTime.tsx'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { recordPath } from '../../shell/paths.ts'
import { DispositionMark } from './DispositionMark.tsx'
import styles from './Mail.module.css'
import { reasonSentence } from './mail-words.ts'

/** One message of the log; its subject opens it. */
export function MailRow({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const { direction, from, to, subject } = message
  const Arrow = direction === 'in' ? IconArrowDownLeft : IconArrowUpRight
  const who = direction === 'in' ? from.name || from.address || t('mail.nobody') : to.join(', ')
  return (
    <article className={styles.row}>
      <Arrow size={16} stroke={1.5} aria-label={t(direction === 'in' ? 'mail.in' : 'mail.out')} role="img" />
      <div className={styles.what}>
        {subject === null ? (
          <span className="quiet">{t('mail.hidden')}</span>
        ) : (
          <button type="button" className={styles.subject} onClick={onOpen}>
            {subject || t('mail.noSubject')}
          </button>
        )}
        <span className={styles.who}>
          <span className="truncate" title={direction === 'in' ? from.address : undefined}>
            {who}
          </span>
          <MessageRecord record={message.record} />
        </span>
      </div>
      <div className={styles.became}>
        <DispositionMark disposition={message.disposition} />
        <small>{reasonSentence(message)}</small>
      </div>
      <span className={styles.when}>
        <RelativeTime at={message.at} />
      </span>
    </article>
  )
}

export function MessageRecord({ record }: Pick<Message, 'record'>) {
  const type = useTypeByName(record?.type ?? '')
  if (!record || !type) return null
  return <Link to={recordPath(type, record)}>{record.number}</Link>
}
