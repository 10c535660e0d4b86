import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post, request } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { useMe } from '../api/me.ts'
import type { RecordData } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import access from './Access.module.css'
import styles from './Admin.module.css'

interface Access {
  hasAccount: boolean
  oneTimePassword: boolean
  passwordChangedAt: string | null
  secondFactor: boolean
  sessions: { id: string; lastSeenAt: string; ip: string; userAgent: string }[]
  tokens: { id: string; name: string }[]
}

/** How a person signs in, and the remedies when he cannot or must not. */
export function PersonAccess({ person }: { person: RecordData }) {
  const client = useQueryClient()
  const canAct = useMe().roles.includes('administrator')
  const [sure, setSure] = useState(false)
  const key = keys.personAccess(person.id)
  const found = useQuery({ queryKey: key, queryFn: () => get<Access>(`/access/people/${person.id}`) })
  const refresh = () => client.invalidateQueries({ queryKey: key })
  const password = useMutation({
    mutationFn: () => post<{ password: string }>(`/access/people/${person.id}/one-time-password`),
    onSuccess: () => {
      setSure(false)
      return refresh()
    },
    onError: showProblem,
  })
  const act = useMutation({
    mutationFn: (what: 'sessions' | 'second-factor') =>
      request<unknown>('DELETE', `/access/people/${person.id}/${what}`),
    onSuccess: () => {
      showToast(t('personAccess.done'))
      return refresh()
    },
    onError: showProblem,
  })
  const { data } = found
  return (
    <section className={styles.section} aria-labelledby="person-access">
      <h2 id="person-access">{t('personAccess.title')}</h2>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {data && (
        <ul className={access.rows}>
          <li className={access.row}>
            <div>
              {data.hasAccount ? t('personAccess.hasPassword') : t('personAccess.noPassword')}
              {data.passwordChangedAt && (
                <small>
                  {data.oneTimePassword ? t('personAccess.oneTime') : t('personAccess.changed')}{' '}
                  <RelativeTime at={data.passwordChangedAt} />
                </small>
              )}
            </div>
            {canAct && (
              <Button small onClick={() => setSure(true)} disabled={sure}>
                {t('personAccess.give')}
              </Button>
            )}
          </li>
          {sure && (
            <li className={access.row}>
              <div>{t('personAccess.sure')}</div>
              <Button small tone="danger" busy={password.isPending} onClick={() => password.mutate()}>
                {t('personAccess.giveNow')}
              </Button>
              <Button small tone="ghost" onClick={() => setSure(false)}>
                {t('action.cancel')}
              </Button>
            </li>
          )}
          {password.data && (
            <li className={access.row}>
              <div role="status">
                {t('personAccess.once')}
                <br />
                <code className={access.secret}>{password.data.password}</code>
              </div>
            </li>
          )}
          <li className={access.row}>
            <div>
              {t('totp.title')}
              <small>{data.secondFactor ? t('totp.on') : t('totp.off')}</small>
            </div>
            {canAct && data.secondFactor && (
              <Button small busy={act.isPending} onClick={() => act.mutate('second-factor')}>
                {t('personAccess.removeFactor')}
              </Button>
            )}
          </li>
          <li className={access.row}>
            <div>
              {t('personAccess.sessions', { count: data.sessions.length })}
              {data.sessions.map(session => (
                <small key={session.id}>
                  {session.ip} · {session.userAgent} · <RelativeTime at={session.lastSeenAt} />
                </small>
              ))}
            </div>
            {canAct && data.sessions.length > 0 && (
              <Button small busy={act.isPending} onClick={() => act.mutate('sessions')}>
                {t('personAccess.endSessions')}
              </Button>
            )}
          </li>
        </ul>
      )}
    </section>
  )
}
