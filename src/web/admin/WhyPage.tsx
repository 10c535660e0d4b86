// "Why can't Anna see this?": the policy itself answers, clause by clause.
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { get, search } from '../api/client.ts'
import { isProblem } from '../api/problem.ts'
import type { FieldValue } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { FieldInput } from '../kit/field/FieldInput.tsx'
import { asRef } from '../kit/field/field-value.ts'
import { TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import access from './Access.module.css'
import styles from './Admin.module.css'
import { type Clause, ClauseTree } from './ClauseTree.tsx'
import { refField } from './ref-field.ts'

interface Explanation {
  person: { id: string; name: string; active: boolean; roles: string[]; groups: string[] }
  record: { type: string; label: string; id: string; number: string | null; title: string | null }
  maySee: boolean
  seesInternal: boolean
  rule: Clause | null
}

export function WhyPage() {
  const [person, setPerson] = useState<FieldValue>(null)
  const [record, setRecord] = useState('')
  const ask = useMutation({
    mutationFn: () =>
      get<Explanation>(`/access/explanation${search({ person: asRef(person)?.id, record: record.trim() })}`),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (asRef(person) && record.trim()) ask.mutate()
  }
  const wrong = isProblem(ask.error) ? ask.error.forField('record') : null
  useTitle(t('why.title'))
  return (
    <div className={styles.page}>
      <h1>{t('why.title')}</h1>
      <p className={styles.lead}>{t('why.lead')}</p>
      <form className={access.question} onSubmit={submit}>
        <FieldInput field={refField('person', t('why.person'))} value={person} onChange={setPerson} />
        <TextField
          label={t('why.record')}
          value={record}
          error={wrong}
          onChange={event => setRecord(event.target.value)}
          spellCheck={false}
        />
        <Button
          type="submit"
          tone="primary"
          busy={ask.isPending}
          disabled={!asRef(person) || record.trim() === ''}
        >
          {t('why.ask')}
        </Button>
      </form>
      {!wrong && <ProblemNotice error={ask.error} />}
      {ask.data && <Verdict answer={ask.data} />}
    </div>
  )
}

function Verdict({ answer }: { answer: Explanation }) {
  const { person, record, maySee } = answer
  const name = person.name
  const what = record.number ?? record.label
  const Icon = maySee ? IconEye : IconEyeOff
  return (
    <section className={styles.section} aria-label={t('why.verdict')} role="status">
      <h2 className={access.verdict} data-sees={maySee}>
        <Icon size={20} stroke={1.5} aria-hidden />
        {t(maySee ? 'why.sees' : 'why.seesNot', { name, what })}
      </h2>
      {record.title && <p>{record.title}</p>}
      <dl className={access.facts}>
        <dt>{t('why.groups')}</dt>
        <dd>{person.groups.length > 0 ? person.groups.join(', ') : t('field.blank')}</dd>
        {maySee && (
          <>
            <dt>{t('roles.internal')}</dt>
            <dd>{answer.seesInternal ? t('field.yes') : t('field.no')}</dd>
          </>
        )}
      </dl>
      {person.active ? <p>{t('why.because')}</p> : <p>{t('why.inactive', { name })}</p>}
      {answer.rule && <ClauseTree clause={answer.rule} />}
      {record.title === null && <p className="quiet">{t('why.withheld')}</p>}
    </section>
  )
}
