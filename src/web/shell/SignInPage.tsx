import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { post } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { isProblem } from '../api/problem.ts'
import type { Me } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import { Brand } from './Brand.tsx'
import styles from './Entrance.module.css'

export function SignInPage() {
  const client = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const signIn = useMutation({
    mutationFn: () => post<Me>('/auth/sign-in', { username, password, ...(code ? { totp: code } : {}) }),
    onSuccess: me => client.setQueryData(keys.me, me),
    onError: error => {
      if (isProblem(error, 'totp_required')) setAsksCode(true)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  const asking = isProblem(signIn.error, 'totp_required') && code === ''
  return (
    <main className={styles.entrance}>
      <div className={styles.brand}>
        <Brand />
        {t('app.name')}
      </div>
      <div>
        <h1>{asksCode ? t('signIn.codeTitle') : t('signIn.title')}</h1>
        {asksCode && <p>{t('signIn.codeHint')}</p>}
      </div>
      <form className={styles.form} onSubmit={submit}>
        {asksCode ? (
          <div className={styles.code}>
            <TextField
              key="code"
              label={t('signIn.code')}
              value={code}
              onChange={event => setCode(event.target.value.trim())}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              required
              autoFocus
            />
          </div>
        ) : (
          <>
            <TextField
              label={t('signIn.username')}
              value={username}
              onChange={event => setUsername(event.target.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              autoFocus
            />
            <TextField
              label={t('signIn.password')}
              type="password"
              value={password}
              onChange={event => setPassword(event.target.value)}
              autoComplete="current-password"
              required
            />
          </>
        )}
        {!asking && <ProblemNotice error={signIn.error} />}
        <Button type="submit" tone="primary" busy={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        {asksCode && (
          <Button
            tone="ghost"
            onClick={() => {
              setAsksCode(false)
              setCode('')
              signIn.reset()
            }}
          >
            {t('signIn.back')}
          </Button>
        )}
      </form>
    </main>
  )
}
