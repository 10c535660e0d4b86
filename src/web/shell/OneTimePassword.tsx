// Whoever came in by a password an administrator gave chooses his own before anything else.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { isProblem } from '../api/problem.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import { Brand } from './Brand.tsx'
import styles from './Entrance.module.css'

export function OneTimePassword() {
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => request<null>('POST', '/me/password', { body: { current, next } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const problem = isProblem(change.error) ? change.error : null
  const [currentWrong, nextWrong] = [problem?.forField('current'), problem?.forField('next')]
  return (
    <main className={styles.entrance}>
      <div className={styles.brand}>
        <Brand />
        {t('app.name')}
      </div>
      <div>
        <h1>{t('oneTime.title')}</h1>
        <p>{t('oneTime.hint')}</p>
      </div>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('oneTime.given')}
          type="password"
          value={current}
          error={currentWrong ?? null}
          onChange={event => setCurrent(event.target.value)}
          autoComplete="current-password"
          required
          autoFocus
        />
        <TextField
          label={t('account.newPassword')}
          type="password"
          value={next}
          error={nextWrong ?? null}
          onChange={event => setNext(event.target.value)}
          autoComplete="new-password"
          required
        />
        {!currentWrong && !nextWrong && <ProblemNotice error={change.error} />}
        <Button type="submit" tone="primary" busy={change.isPending}>
          {t('account.changePassword')}
        </Button>
      </form>
    </main>
  )
}
