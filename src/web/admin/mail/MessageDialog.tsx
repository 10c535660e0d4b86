import { type ReactNode, useState } from 'react'
import { type MessageDetail, sourcePath, useMessage, useOnceMore, useSource } from '../../api/mail.ts'
import { useMe } from '../../api/me.ts'
import { fieldOf, useTypeByName } from '../../api/meta.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { RelativeTime } from '../../kit/RelativeTime.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { showProblem, showToast } from '../../kit/toast.ts'
import { t } from '../../messages/t.ts'
import { DispositionMark } from './DispositionMark.tsx'
import styles from './Mail.module.css'
import { MessageRecord } from './MailRow.tsx'
import { reasonSentence } from './mail-words.ts'

/** A message with all that is known of it, its source, and what can still be done. */
export function MessageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const message = useMessage(id)
  return (
    <Dialog title={message.data?.subject || t('mail.details')} onClose={onClose} wide>
      <div className={styles.message}>
        <ProblemNotice error={message.error} onRetry={() => message.refetch()} />
        {message.isPending && <Skeleton height={200} />}
        {message.data && <Message message={message.data} onClose={onClose} />}
      </div>
    </Dialog>
  )
}

function Message({ message, onClose }: { message: MessageDetail; onClose: () => void }) {
  const mayAct = useMe().roles.includes('administrator')
  const tells = useOccasions(message.reasons)
  const { from, to, messageId, source, envelopeFrom, envelopeTo, direction } = message
  return (
    <>
      <p className={styles.verdict}>
        <DispositionMark disposition={message.disposition} />
        <span>{reasonSentence(message)}</span>
      </p>
      <dl className={styles.facts}>
        <Fact name={t('mail.when')}>
          <RelativeTime at={message.at} />
        </Fact>
        <Fact name={t('mail.who')}>
          {from.name} &lt;{from.address}&gt; → {to.join(', ')}
        </Fact>
        {message.record && (
          <Fact name={t('mail.record')}>
            <MessageRecord record={message.record} /> {message.record.title}
          </Fact>
        )}
        {message.reasons.length > 0 && <Fact name={t('mail.tells')}>{tells.join(', ')}</Fact>}
        <Fact name={t('mail.envelope')}>
          {envelopeFrom || t('mail.nobody')} → {envelopeTo.join(', ') || t('mail.nobody')}
        </Fact>
        {source && <Fact name={t('mail.via')}>{source.toUpperCase()}</Fact>}
        {direction === 'out' && <Fact name={t('mail.attempts')}>{message.attempts}</Fact>}
        {message.nextAt && message.disposition === 'waiting' && (
          <Fact name={t('mail.next')}>
            <RelativeTime at={message.nextAt} />
          </Fact>
        )}
        <Fact name={t('mail.messageId')}>
          <code>{messageId ?? '–'}</code>
        </Fact>
      </dl>
      {mayAct && <Acts message={message} onClose={onClose} />}
      {mayAct && <Source id={message.id} />}
    </>
  )
}

/** What the person was told, in the words templates have for it. */
function useOccasions(reasons: readonly string[]): string[] {
  const type = useTypeByName('mail_template')
  const options = (type && fieldOf(type, 'event')?.options) ?? []
  return [
    ...new Set(
      reasons.map(reason => {
        const [event = ''] = reason.split(':')
        return options.find(option => option.value === event)?.label ?? event
      }),
    ),
  ]
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Acts({ message, onClose }: { message: MessageDetail; onClose: () => void }) {
  const onceMore = useOnceMore()
  if (!message.repeatable) return null
  const act = (accept: boolean) =>
    onceMore.mutate(
      { id: message.id, accept },
      {
        onSuccess: () => {
          showToast(t('mail.onItsWay'))
          onClose()
        },
        onError: showProblem,
      },
    )
  return (
    <div className={styles.acts}>
      <Button tone="primary" busy={onceMore.isPending} onClick={() => act(false)}>
        {t(message.direction === 'in' ? 'mail.again' : 'mail.sendAgain')}
      </Button>
      {message.direction === 'in' && (
        <Button disabled={onceMore.isPending} onClick={() => act(true)}>
          {t('mail.accept')}
        </Button>
      )}
    </div>
  )
}

const shownCharacters = 60_000

function Source({ id }: { id: string }) {
  const [wanted, setWanted] = useState(false)
  const source = useSource(id, wanted)
  const text = source.data ?? ''
  return (
    <section aria-label={t('mail.source')}>
      <div className={styles.acts}>
        {!wanted && <Button onClick={() => setWanted(true)}>{t('mail.showSource')}</Button>}
        <a className={styles.download} href={sourcePath(id)} download>
          {t('mail.download')}
        </a>
      </div>
      <ProblemNotice error={source.error} onRetry={() => source.refetch()} />
      {wanted && source.isPending && <Skeleton height={120} />}
      {source.data !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who reads by keys must be able to scroll it
        <pre className={styles.source} tabIndex={0}>
          {text.slice(0, shownCharacters)}
        </pre>
      )}
      {text.length > shownCharacters && <p className="quiet">{t('mail.cut')}</p>}
    </section>
  )
}
