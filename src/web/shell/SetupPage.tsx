import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { post } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { isProblem } from '../api/problem.ts'
import type { Me } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { type MessageKey, t } from '../messages/t.ts'
import { Brand } from './Brand.tsx'
import styles from './Entrance.module.css'

const fields = ['company', 'name', 'email', 'username', 'password'] as const
type FieldName = (typeof fields)[number]

const labels: Record<FieldName, MessageKey> = {
  company: 'setup.company',
  name: 'setup.name',
  email: 'setup.email',
  username: 'signIn.username',
  password: 'signIn.password',
}
const autoComplete: Record<FieldName, string> = {
  company: 'organization',
  name: 'name',
  email: 'email',
  username: 'username',
  password: 'new-password',
}
const inputType: Partial<Record<FieldName, string>> = { email: 'email', password: 'password' }

export function SetupPage() {
  const client = useQueryClient()
  const [values, setValues] = useState({ company: '', name: '', email: '', username: '', password: '' })
  const setup = useMutation({
    mutationFn: () => post<Me>('/setup', values),
    onSuccess: me => client.setQueryData(keys.me, me),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setup.mutate()
  }
  const errorOf = (field: FieldName) => (isProblem(setup.error) ? setup.error.forField(field) : null)
  return (
    <main className={styles.entrance}>
      <div className={styles.brand}>
        <Brand />
        {t('app.name')}
      </div>
      <div>
        <h1>{t('setup.title')}</h1>
        <p>{t('setup.hint')}</p>
      </div>
      <form className={styles.form} onSubmit={submit}>
        {fields.map((field, i) => (
          <TextField
            key={field}
            label={t(labels[field])}
            type={inputType[field] ?? 'text'}
            autoComplete={autoComplete[field]}
            value={values[field]}
            onChange={event => setValues({ ...values, [field]: event.target.value })}
            error={errorOf(field)}
            {...(field === 'password' ? { hint: t('setup.passwordHint') } : {})}
            required
            autoFocus={i === 0}
          />
        ))}
        {!fields.some(errorOf) && <ProblemNotice error={setup.error} />}
        <Button type="submit" tone="primary" busy={setup.isPending}>
          {t('setup.submit')}
        </Button>
      </form>
    </main>
  )
}
