import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { post } from '../api/client.ts'
import { isProblem } from '../api/problem.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Account.module.css'
import { Section } from './Section.tsx'

export function PasswordSection() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const save = useMutation({
    mutationFn: () => post<null>('/me/password', { current, next }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      showToast(t('account.passwordSaved'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const errorOf = (field: string) => (isProblem(save.error) ? save.error.forField(field) : null)
  return (
    <Section title={t('account.password')}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('account.currentPassword')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={event => setCurrent(event.target.value)}
          error={errorOf('current')}
          required
        />
        <TextField
          label={t('account.newPassword')}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={event => setNext(event.target.value)}
          hint={t('setup.passwordHint')}
          error={errorOf('next')}
          required
        />
        {!errorOf('current') && !errorOf('next') && <ProblemNotice error={save.error} />}
        <div className={styles.actions}>
          <Button type="submit" busy={save.isPending}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
