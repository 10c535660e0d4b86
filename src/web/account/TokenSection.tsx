import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { get, post, request } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { Button } from '../kit/Button.tsx'
import { SelectField, TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { shortDate } from '../kit/time.ts'
import { showProblem } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Account.module.css'
import { Section } from './Section.tsx'

interface Token {
  id: string
  name: string
  scopes: string[]
  expiresAt: string | null
  lastUsedAt: string | null
  createdAt: string
}

const lifetimes = ['30', '90', '365']

export function TokenSection() {
  const client = useQueryClient()
  const tokens = useQuery({ queryKey: keys.tokens, queryFn: () => get<{ items: Token[] }>('/me/tokens') })
  const refresh = () => client.invalidateQueries({ queryKey: keys.tokens })
  const revoke = useMutation({
    mutationFn: (id: string) => request<null>('DELETE', `/me/tokens/${id}`),
    onSuccess: refresh,
    onError: showProblem,
  })
  return (
    <Section title={t('tokens.title')} hint={t('tokens.hint')}>
      <ProblemNotice error={tokens.error} onRetry={() => tokens.refetch()} />
      {(tokens.data?.items.length ?? 0) > 0 && (
        <ul>
          {tokens.data?.items.map(token => (
            <li key={token.id} className={styles.row}>
              <div>
                {token.name}
                <small>
                  {token.scopes.includes('write') ? t('tokens.write') : t('tokens.read')}
                  {token.expiresAt && ` · ${t('tokens.until', { date: shortDate(token.expiresAt) })}`}
                  {' · '}
                  {token.lastUsedAt ? (
                    <>
                      {t('tokens.lastUsed')} <RelativeTime at={token.lastUsedAt} />
                    </>
                  ) : (
                    t('tokens.neverUsed')
                  )}
                </small>
              </div>
              <Button small busy={revoke.isPending} onClick={() => revoke.mutate(token.id)}>
                {t('tokens.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NewToken onMade={refresh} />
    </Section>
  )
}

function NewToken({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState('')
  const [scope, setScope] = useState('read')
  const [days, setDays] = useState('90')
  const create = useMutation({
    mutationFn: () =>
      post<Token & { token: string }>('/me/tokens', {
        name: name.trim(),
        scopes: scope === 'write' ? ['read', 'write'] : ['read'],
        expiresInDays: Number(days),
      }),
    onSuccess: () => {
      setName('')
      onMade()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {create.data && (
        <div role="status">
          <p>{t('tokens.once')}</p>
          <div className={styles.secret}>{create.data.token}</div>
        </div>
      )}
      <TextField
        label={t('tokens.name')}
        value={name}
        onChange={event => setName(event.target.value)}
        maxLength={80}
        required
      />
      <SelectField
        label={t('tokens.scope')}
        value={scope}
        onChange={setScope}
        options={[
          { value: 'read', label: t('tokens.read') },
          { value: 'write', label: t('tokens.write') },
        ]}
      />
      <SelectField
        label={t('tokens.lifetime')}
        value={days}
        onChange={setDays}
        options={lifetimes.map(value => ({ value, label: t('tokens.days', { count: Number(value) }) }))}
      />
      <ProblemNotice error={create.error} />
      <div className={styles.actions}>
        <Button type="submit" busy={create.isPending}>
          {t('tokens.create')}
        </Button>
      </div>
    </form>
  )
}
