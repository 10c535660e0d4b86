import { type MailFilter, type MailState, useMailState } from '../../api/mail.ts'
import { Button } from '../../kit/Button.tsx'
import { t } from '../../messages/t.ts'
import styles from './Mail.module.css'

/** Whether mail goes both ways, and what waits for somebody. */
export function MailStateLines({ onFilter }: { onFilter: (filter: Partial<MailFilter>) => void }) {
  const { data } = useMailState()
  if (!data) return null
  const { quarantined = 0, capped = 0, failed = 0 } = data.counts
  return (
    <div className={styles.state}>
      <p>
        {linesOf(data).map(line => (
          <span key={line}>{line} </span>
        ))}
      </p>
      {quarantined + capped > 0 && (
        <Button
          small
          onClick={() =>
            onFilter({ direction: 'in', disposition: quarantined > 0 ? 'quarantined' : 'capped' })
          }
        >
          {t('mail.waitingFor', { count: quarantined + capped })}
        </Button>
      )}
      {failed > 0 && (
        <Button small onClick={() => onFilter({ direction: 'out', disposition: 'failed' })}>
          {t('mail.deadLetters', { count: failed })}
        </Button>
      )}
    </div>
  )
}

function linesOf({ sends, from, listensOn, mailbox }: MailState): string[] {
  return [
    sends ? t('mail.sendsFrom', { address: from ?? '' }) : t('mail.sendsNot'),
    ...(listensOn === null ? [] : [t('mail.takesSmtp', { port: String(listensOn) })]),
    ...(mailbox
      ? [mailbox.problem ? t('mail.imapProblem', { problem: mailbox.problem }) : t('mail.takesImap')]
      : []),
    ...(listensOn === null && !mailbox ? [t('mail.takesNot')] : []),
  ]
}
