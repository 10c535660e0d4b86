import { IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import { useRate } from '../api/knowledge.ts'
import type { RecordData } from '../api/types.ts'
import { Button, buttonClass } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import styles from './Portal.module.css'

type Answer = 'none' | 'helpful' | 'unhelpful' | 'said'

/** One press says that it helped. Whoever was not helped may say what was missing, and is led on to the desk. */
export function Helpful({ record, asked }: { record: RecordData; asked: string | undefined }) {
  const rate = useRate(record)
  const [answer, setAnswer] = useState<Answer>('none')
  const [comment, setComment] = useState('')
  const id = useId()
  const say = (verdict: 'helpful' | 'unhelpful') =>
    rate.mutate({ verdict }, { onSuccess: () => setAnswer(verdict) })
  const tell = (event: FormEvent) => {
    event.preventDefault()
    rate.mutate({ verdict: 'unhelpful', comment }, { onSuccess: () => setAnswer('said') })
  }
  return (
    <section className={styles.panel} aria-label={t('helpful.question')}>
      <div aria-live="polite">
        {answer === 'none' && <h2>{t('helpful.question')}</h2>}
        {answer === 'helpful' && <h2>{t('helpful.glad')}</h2>}
        {answer === 'unhelpful' && <h2>{t('helpful.sorry')}</h2>}
        {answer === 'said' && <h2>{t('helpful.thanks')}</h2>}
      </div>
      <ProblemNotice error={rate.error} />
      {answer === 'none' && (
        <div className={styles.actions}>
          <Button busy={rate.isPending} onClick={() => say('helpful')}>
            <IconThumbUp size={18} stroke={1.5} aria-hidden />
            {t('helpful.yes')}
          </Button>
          <Button busy={rate.isPending} onClick={() => say('unhelpful')}>
            <IconThumbDown size={18} stroke={1.5} aria-hidden />
            {t('helpful.no')}
          </Button>
        </div>
      )}
      {answer === 'unhelpful' && (
        <form onSubmit={tell} className={styles.question}>
          <label htmlFor={id}>{t('helpful.missing')}</label>
          <textarea
            id={id}
            className={styles.box}
            value={comment}
            maxLength={4000}
            onChange={event => setComment(event.target.value)}
          />
          <div className={styles.actions}>
            <Button type="submit" disabled={comment.trim() === ''} busy={rate.isPending}>
              {t('helpful.tell')}
            </Button>
            <Link to="/portal/new" search={{ title: asked }} className={buttonClass('primary')}>
              {t('portal.report')}
            </Link>
          </div>
        </form>
      )}
      {answer === 'said' && (
        <div className={styles.actions}>
          <Link to="/portal/new" search={{ title: asked }} className={buttonClass('primary')}>
            {t('portal.report')}
          </Link>
        </div>
      )}
    </section>
  )
}
