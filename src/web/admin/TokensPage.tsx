import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, request } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { useMe } from '../api/me.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { shortDate } from '../kit/time.ts'
import { showProblem, showToast } from '../kit/toast.ts'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import access from './Access.module.css'
import styles from './Admin.module.css'

interface Token {
  id: string
  name: string
  scopes: string[]
  expiresAt: string
  lastUsedAt: string | null
  personId: string
  personName: string
}

/** All tokens of everybody: those that nobody uses come first. */
export function TokensPage() {
  const client = useQueryClient()
  const canRevoke = useMe().roles.includes('administrator')
  const tokens = useQuery({
    queryKey: keys.allTokens,
    queryFn: () => get<{ items: Token[] }>('/access/tokens'),
  })
  const revoke = useMutation({
    mutationFn: (token: Token) => request<null>('DELETE', `/access/tokens/${token.id}`),
    onSuccess: (_, token) => {
      showToast(t('allTokens.revoked', { name: token.name }))
      return client.invalidateQueries({ queryKey: keys.allTokens })
    },
    onError: showProblem,
  })
  useTitle(t('allTokens.title'))
  return (
    <div className={styles.page}>
      <h1>{t('allTokens.title')}</h1>
      <p className={styles.lead}>{t('allTokens.lead')}</p>
      <ProblemNotice error={tokens.error} onRetry={() => tokens.refetch()} />
      {tokens.isPending && <Skeleton height={160} />}
      {tokens.data?.items.length === 0 && (
        <EmptyState title={t('allTokens.none')} why={t('allTokens.noneWhy')} />
      )}
      <ul className={access.rows}>
        {tokens.data?.items.map(token => (
          <li key={token.id} className={access.row}>
            <div>
              {token.name}
              <small>
                <Link to={`/directory/people/${token.personId}`}>{token.personName}</Link>
                {` · ${token.scopes.includes('write') ? t('tokens.write') : t('tokens.read')}`}
                {` · ${t('tokens.until', { date: shortDate(token.expiresAt) })} · `}
                {token.lastUsedAt ? (
                  <>
                    {t('tokens.lastUsed')} <RelativeTime at={token.lastUsedAt} />
                  </>
                ) : (
                  t('tokens.neverUsed')
                )}
              </small>
            </div>
            {canRevoke && (
              <Button
                small
                aria-label={t('allTokens.revokeOf', { name: token.name, person: token.personName })}
                busy={revoke.isPending}
                onClick={() => revoke.mutate(token)}
              >
                {t('tokens.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
