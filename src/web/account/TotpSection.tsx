import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { post, request } from '../api/client.ts'
import { isProblem } from '../api/problem.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Account.module.css'
import { Section } from './Section.tsx'

interface Enrolment {
  secret: string
  uri: string
}

export function TotpSection() {
  const begin = useMutation({ mutationFn: () => post<Enrolment>('/me/totp') })
  return (
    <Section title={t('totp.title')} hint={t('totp.hint')}>
      {begin.data ? (
        <Confirm enrolment={begin.data} onDone={() => begin.reset()} />
      ) : (
        <div className={styles.actions}>
          <Button busy={begin.isPending} onClick={() => begin.mutate()}>
            {t('totp.begin')}
          </Button>
        </div>
      )}
      <ProblemNotice error={begin.error} />
      <SwitchOff />
    </Section>
  )
}

function Confirm({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => post<null>('/me/totp/confirm', { code }),
    onSuccess: () => {
      showToast(t('totp.on'))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  const beside = isProblem(confirm.error) ? confirm.error.forField('code') : null
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('totp.secretHint')}</p>
      <div className={styles.secret}>{enrolment.secret}</div>
      <div className={styles.secret}>{enrolment.uri}</div>
      <TextField
        label={t('signIn.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={event => setCode(event.target.value.trim())}
        error={beside}
        required
      />
      {!beside && <ProblemNotice error={confirm.error} />}
      <div className={styles.actions}>
        <Button type="submit" tone="primary" busy={confirm.isPending}>
          {t('totp.confirm')}
        </Button>
        <Button tone="ghost" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}

function SwitchOff() {
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  const off = useMutation({
    mutationFn: () => request<null>('DELETE', '/me/totp', { body: { password } }),
    onSuccess: () => {
      showToast(t('totp.off'))
      setAsking(false)
      setPassword('')
    },
  })
  if (!asking)
    return (
      <div className={styles.actions}>
        <Button tone="ghost" onClick={() => setAsking(true)}>
          {t('totp.switchOff')}
        </Button>
      </div>
    )
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        off.mutate()
      }}
    >
      <TextField
        label={t('account.currentPassword')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={event => setPassword(event.target.value)}
        required
      />
      <ProblemNotice error={off.error} />
      <div className={styles.actions}>
        <Button type="submit" tone="danger" busy={off.isPending}>
          {t('totp.switchOff')}
        </Button>
        <Button tone="ghost" onClick={() => setAsking(false)}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
