import { type FormEvent, useId, useState } from 'react'
import { useRunCommand } from '../api/change-record.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { Markdown } from '../kit/markdown/Markdown.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Portal.module.css'

interface Props {
  type: TypeMeta
  record: RecordData
  notes: string
}

/** The desk says it is solved; the person has the last word. */
export function Verdict({ type, record, notes }: Props) {
  const [objecting, setObjecting] = useState(false)
  const [reason, setReason] = useState('')
  const run = useRunCommand(type)
  const id = useId()
  const close = () =>
    run.mutate({ record, command: 'close' }, { onSuccess: () => showToast(t('portal.thankYou')) })
  const reopen = (event: FormEvent) => {
    event.preventDefault()
    run.mutate(
      { record, command: 'reopen', input: { reason: reason.trim() } },
      { onSuccess: () => showToast(t('portal.reopened')) },
    )
  }
  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('portal.isItFixed')}</h2>
      {notes && <Markdown text={notes} />}
      {objecting ? (
        <form className={styles.question} onSubmit={reopen}>
          <label htmlFor={id}>{t('portal.whatStill')}</label>
          <textarea
            id={id}
            className={styles.box}
            required
            value={reason}
            onChange={event => setReason(event.target.value)}
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
            autoFocus
          />
          <div className={styles.actions}>
            <Button type="submit" tone="primary" busy={run.isPending}>
              {t('portal.reopen')}
            </Button>
            <Button tone="ghost" onClick={() => setObjecting(false)}>
              {t('action.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.actions}>
          {record.abilities.close && (
            <Button tone="primary" busy={run.isPending} onClick={close}>
              {t('portal.yesFixed')}
            </Button>
          )}
          <Button onClick={() => setObjecting(true)}>{t('portal.notFixed')}</Button>
        </div>
      )}
      <ProblemNotice error={run.error} />
    </section>
  )
}
