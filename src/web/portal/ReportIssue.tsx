// Reporting an issue: three questions, the rest is worked out at the desk.
import { type FormEvent, useId, useState } from 'react'
import { useMe } from '../api/me.ts'
import { fieldOf } from '../api/meta.ts'
import { isProblem } from '../api/problem.ts'
import { useCreateRecord } from '../api/records.ts'
import { uploadFile } from '../api/timeline.ts'
import { Button } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { useLocalDraft } from '../kit/record/use-local-draft.ts'
import { showFailure, showToast } from '../kit/toast.ts'
import { useTitle } from '../kit/use-title.ts'
import { type MessageKey, t } from '../messages/t.ts'
import { useGo, usePageSearch } from '../router/use-page.ts'
import { FileChoice } from './FileChoice.tsx'
import { FirstAnswers } from './FirstAnswers.tsx'
import { OwnSimilar } from './OwnSimilar.tsx'
import styles from './Portal.module.css'
import { useIssueType } from './use-issue-type.ts'

interface Effect {
  key: MessageKey
  impact: string
  urgency: string
}

/** Plain words for the desk's two scales. */
const effects: Effect[] = [
  { key: 'portal.effectSmall', impact: '3', urgency: '3' },
  { key: 'portal.effectSlow', impact: '3', urgency: '2' },
  { key: 'portal.effectStopped', impact: '3', urgency: '1' },
  { key: 'portal.effectMany', impact: '1', urgency: '1' },
]

export function ReportIssue() {
  const me = useMe()
  const type = useIssueType()
  const go = useGo()
  const given = usePageSearch().title ?? ''
  const [draftTitle, setTitle] = useLocalDraft(`${me.id}.report.title`)
  const [details, setDetails] = useLocalDraft(`${me.id}.report.details`)
  const [titleTouched, setTitleTouched] = useState(given === '')
  const [effect, setEffect] = useState<Effect | null>(null)
  const [files, setFiles] = useState<File[]>([])
  const [missing, setMissing] = useState(false)
  const create = useCreateRecord(type)
  const id = useId()
  const title = titleTouched ? draftTitle : given
  useTitle(t('portal.report'))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(title.trim() === '')
    if (title.trim() === '') {
      document.getElementById(`${id}-title`)?.focus()
      return
    }
    const scale = effect ? { impact: effect.impact, urgency: effect.urgency } : {}
    const known = Object.entries(scale).filter(([name]) => fieldOf(type, name))
    const input = { title: title.trim(), description: details.trim(), ...Object.fromEntries(known) }
    create.mutate(input, {
      onSuccess: async record => {
        for (const file of files)
          await uploadFile(type.plural, record.id, file, false).catch(error =>
            showFailure(t('attachments.failed', { name: file.name }), error),
          )
        setTitle('')
        setDetails('')
        showToast(t('portal.reported', { number: record.number ?? '' }))
        go(`/portal/tickets/${record.number ?? record.id}`)
      },
    })
  }
  const titleError = missing
    ? t('portal.whatNeeded')
    : isProblem(create.error)
      ? create.error.forField('title')
      : null
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('portal.report')}</h1>
        <p>{t('portal.reportHint')}</p>
      </header>
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={styles.question}>
          <label htmlFor={`${id}-title`}>{t('portal.what')}</label>
          <input
            id={`${id}-title`}
            className={styles.box}
            value={title}
            maxLength={fieldOf(type, 'title')?.maxLength ?? 200}
            aria-required="true"
            aria-invalid={titleError ? true : undefined}
            aria-describedby={titleError ? `${id}-title-error` : undefined}
            placeholder={t('portal.whatExample')}
            onChange={event => {
              setTitleTouched(true)
              setTitle(event.target.value)
              setMissing(false)
            }}
          />
          {titleError && (
            <span id={`${id}-title-error`} style={{ color: 'var(--red)' }}>
              {titleError}
            </span>
          )}
          {create.isIdle && <FirstAnswers text={title} most={3} />}
          {/* Once it is sent, the one that is most alike is this one. */}
          {create.isIdle && <OwnSimilar type={type} text={title} />}
        </div>
        <div className={styles.question}>
          <label htmlFor={`${id}-details`}>{t('portal.details')}</label>
          <small id={`${id}-hint`}>{t('portal.detailsHint')}</small>
          <textarea
            id={`${id}-details`}
            className={styles.box}
            aria-describedby={`${id}-hint`}
            value={details}
            onChange={event => setDetails(event.target.value)}
            onPaste={event => {
              if (event.clipboardData.files.length === 0) return
              event.preventDefault()
              setFiles([...files, ...event.clipboardData.files])
            }}
          />
          <FileChoice files={files} onChange={setFiles} />
        </div>
        <fieldset className={styles.question}>
          <legend>{t('portal.effect')}</legend>
          {effects.map(choice => (
            <label key={choice.key} className={styles.choice}>
              <input
                type="radio"
                name="effect"
                checked={effect === choice}
                onChange={() => setEffect(choice)}
              />
              {t(choice.key)}
            </label>
          ))}
        </fieldset>
        {!titleError && <ProblemNotice error={create.error} />}
        <div className={styles.actions}>
          <Button type="submit" tone="primary" busy={create.isPending}>
            {t('portal.send')}
          </Button>
          <Button tone="ghost" onClick={() => go('/portal')}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </div>
  )
}
