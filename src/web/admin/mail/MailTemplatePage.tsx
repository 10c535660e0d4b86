// A mail template: its text in full, and beside it the mail it makes of a real record.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post, search } from '../../api/client.ts'
import type { FieldValue } from '../../api/types.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/field/TextField.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { showProblem } from '../../kit/toast.ts'
import { t } from '../../messages/t.ts'
import kept from '../kept/Kept.module.css'
import { KeptField } from '../kept/KeptBasics.tsx'
import { KeptFrame } from '../kept/KeptFrame.tsx'
import { type KeptFormProps, KeptPage } from '../kept/KeptPage.tsx'
import { initialOf, inputOf } from '../kept/kept-fields.ts'
import { useSaveKept } from '../kept/use-kept.ts'
import styles from './Mail.module.css'

export function MailTemplatePage() {
  return <KeptPage name="mail_template" Form={MailTemplateForm} />
}

type Values = Record<string, FieldValue>

const fresh: Values = { active: true, event: 'answered', audience: 'requester', language: 'en' }
const occasionOf = ({ event, audience, language }: Values) => ({
  event: String(event ?? ''),
  audience: String(audience ?? ''),
  language: String(language ?? ''),
})

function MailTemplateForm({ type, record }: KeptFormProps) {
  const save = useSaveKept(type, record)
  const [values, setValues] = useState(() => initialOf(type, record, fresh))
  const usual = useMutation({
    mutationFn: () =>
      get<{ subject: string; body: string }>(`/mail/templates/usual${search(occasionOf(values))}`),
    onSuccess: template => setValues({ ...values, ...template }),
    onError: showProblem,
  })
  const field = { type, values, error: save.error, onChange: setValues }
  return (
    <KeptFrame
      type={type}
      record={record}
      save={save}
      input={() => inputOf(type, values)}
      beside={<Preview values={values} />}
    >
      <div className={kept.basics}>
        <KeptField {...field} name="name" />
        <KeptField {...field} name="event" />
        <KeptField {...field} name="audience" />
        <KeptField {...field} name="language" />
        <div className={kept.whole}>
          <Button busy={usual.isPending} onClick={() => usual.mutate()}>
            {t('mailTemplate.usual')}
          </Button>
        </div>
        <div className={kept.whole}>
          <KeptField {...field} name="subject" />
        </div>
        <div className={kept.whole}>
          <KeptField {...field} name="body" />
        </div>
        <KeptField {...field} name="active" />
      </div>
    </KeptFrame>
  )
}

interface Shown {
  subject: string
  text: string
  html: string
}

function Preview({ values }: { values: Values }) {
  const [record, setRecord] = useState('')
  const preview = useMutation({
    mutationFn: () =>
      post<Shown>('/mail/templates/preview', {
        ...occasionOf(values),
        subject: String(values.subject ?? ''),
        body: String(values.body ?? ''),
        record: record.trim(),
      }),
  })
  return (
    <section className={styles.preview} aria-label={t('mailTemplate.preview')}>
      <h2>{t('mailTemplate.preview')}</h2>
      <form
        className={styles.acts}
        onSubmit={event => {
          event.preventDefault()
          preview.mutate()
        }}
      >
        <TextField
          label={t('mailTemplate.record')}
          hint={t('mailTemplate.recordHint')}
          value={record}
          onChange={event => setRecord(event.target.value)}
        />
        <Button type="submit" disabled={record.trim() === ''} busy={preview.isPending}>
          {t('mailTemplate.show')}
        </Button>
      </form>
      <ProblemNotice error={preview.error} />
      {preview.data && (
        <>
          <p>
            <strong>{preview.data.subject}</strong>
          </p>
          {/* No script runs in it and nothing is loaded into it. */}
          <iframe
            className={styles.mail}
            title={t('mailTemplate.preview')}
            sandbox=""
            srcDoc={preview.data.html}
          />
        </>
      )}
    </section>
  )
}
