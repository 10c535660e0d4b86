// Writes the next edition beside its preview. What readers see stays until somebody publishes it.
import { type FormEvent, useId, useState } from 'react'
import { useRunCommand } from '../api/change-record.ts'
import { isProblem } from '../api/problem.ts'
import type { DialogProps } from '../extras.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { readText } from '../kit/field/field-value.ts'
import { Markdown } from '../kit/markdown/Markdown.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Knowledge.module.css'

interface Props extends DialogProps {
  /** A former edition to begin with, in place of the revision or the text that readers see. */
  from?: { title: string; body: string }
}

export function ReviseDialog({ type, record, command, from, onClose }: Props) {
  const run = useRunCommand(type)
  const id = useId()
  const known = (draft: string, now: string) => readText(record, draft) || readText(record, now)
  const [title, setTitle] = useState(from?.title ?? known('draftTitle', 'title'))
  const [body, setBody] = useState(from?.body ?? known('draftBody', 'description'))
  const errorOf = (field: string) => (isProblem(run.error) ? run.error.forField(field) : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run.mutate(
      { record, command: command.name, input: { title, body } },
      {
        onSuccess: () => {
          showToast(t('revise.kept'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('command.title', { command: command.label, record: record.number ?? '' })}
      wide
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <div className={styles.field}>
          <label htmlFor={`${id}-title`}>{t('revise.subject')}</label>
          <input
            id={`${id}-title`}
            value={title}
            maxLength={250}
            aria-invalid={errorOf('title') ? true : undefined}
            onChange={event => setTitle(event.target.value)}
          />
        </div>
        <div className={styles.writing}>
          <div className={styles.field}>
            <label htmlFor={`${id}-body`}>{t('revise.text')}</label>
            <textarea
              id={`${id}-body`}
              value={body}
              aria-invalid={errorOf('body') ? true : undefined}
              onChange={event => setBody(event.target.value)}
            />
          </div>
          {/* A long text is scrolled by keyboard too. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
          <section className={styles.preview} aria-label={t('revise.preview')} tabIndex={0}>
            <Markdown text={body} />
          </section>
        </div>
        <ProblemNotice error={run.error} />
        <div className={styles.end}>
          <Button tone="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" tone="primary" busy={run.isPending}>
            {t('revise.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
