import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, request } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { Button } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Account.module.css'
import { Section } from './Section.tsx'

interface Session {
  id: string
  createdAt: string
  lastSeenAt: string
  ip: string | null
  userAgent: string | null
  current: boolean
}

export function SessionSection() {
  const client = useQueryClient()
  const sessions = useQuery({
    queryKey: keys.sessions,
    queryFn: () => get<{ items: Session[] }>('/me/sessions'),
  })
  const end = useMutation({
    mutationFn: (id: string) => request<null>('DELETE', `/me/sessions/${id}`),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keys.sessions })
      showToast(t('sessions.ended'))
    },
    onError: showProblem,
  })
  return (
    <Section title={t('sessions.title')} hint={t('sessions.hint')}>
      <ProblemNotice error={sessions.error} onRetry={() => sessions.refetch()} />
      <ul>
        {sessions.data?.items.map(session => (
          <li key={session.id} className={styles.row}>
            <div>
              {deviceOf(session.userAgent)}
              <small>
                {session.ip && <span className="tabular">{session.ip} · </span>}
                {session.current ? (
                  t('sessions.current')
                ) : (
                  <>
                    {t('sessions.lastSeen')} <RelativeTime at={session.lastSeenAt} />
                  </>
                )}
              </small>
            </div>
            {!session.current && (
              <Button small busy={end.isPending} onClick={() => end.mutate(session.id)}>
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Browser and system out of a user-agent line, good enough to recognise one's own device. */
function deviceOf(userAgent: string | null): string {
  const browser = /Edg|Firefox|Chrome|Safari|curl/.exec(userAgent ?? '')?.[0]?.replace('Edg', 'Edge')
  const system = /Windows|iPhone|iPad|Android|Mac OS|Linux/.exec(userAgent ?? '')?.[0]
  return [browser, system].filter(Boolean).join(', ') || t('sessions.unknown')
}
