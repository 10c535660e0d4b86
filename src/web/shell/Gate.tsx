// Nobody sees a page before it is known who they are; signing in leaves them where they wanted to go.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { get } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { meQuery } from '../api/me.ts'
import { metaQuery } from '../api/meta.ts'
import type { Me } from '../api/types.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { applyDensity, applyScheme } from '../kit/theme/scheme.ts'
import { setTimeZone } from '../kit/time.ts'
import { browserLocale } from '../messages/languages.ts'
import { useLanguage } from '../messages/use-language.ts'
import { Rooms } from '../Rooms.tsx'
import styles from './Entrance.module.css'
import { FailureBoundary } from './FailureBoundary.tsx'

const SignInPage = lazy(() => import('./SignInPage.tsx').then(page => ({ default: page.SignInPage })))
const OneTimePassword = lazy(() =>
  import('./OneTimePassword.tsx').then(page => ({ default: page.OneTimePassword })),
)
const SetupPage = lazy(() => import('./SetupPage.tsx').then(page => ({ default: page.SetupPage })))

export function Gate() {
  const me = useQuery(meQuery)
  if (me.isPending) return null
  if (me.isError)
    return (
      <main className={styles.entrance}>
        <ProblemNotice error={me.error} onRetry={() => me.refetch()} />
      </main>
    )
  if (!me.data) return <Outside />
  return me.data.passwordIsOneTime ? <BeforeInside me={me.data} /> : <Inside me={me.data} />
}

function Outside() {
  const setup = useQuery({
    queryKey: keys.setup,
    queryFn: () => get<{ needed: boolean }>('/setup'),
    retry: false,
  })
  // Nobody is known yet: the browser says which language.
  const hasWords = useLanguage(browserLocale())
  if (setup.isPending || !hasWords) return null
  return <Suspense fallback={null}>{setup.data?.needed ? <SetupPage /> : <SignInPage />}</Suspense>
}

/** Whoever came in by a password somebody gave him gets no further before he chose his own. */
function BeforeInside({ me }: { me: Me }) {
  const hasWords = useLanguage(me.language || 'en')
  if (!hasWords) return null
  return (
    <Suspense fallback={null}>
      <OneTimePassword />
    </Suspense>
  )
}

function Inside({ me }: { me: Me }) {
  // Before meta, which waits for the words; before the children draw: their first dates must be in the right zone.
  const hasWords = useLanguage(me.language || 'en')
  const meta = useQuery(metaQuery)
  setTimeZone(me.timeZone)
  const { colorScheme, density } = me.preferences
  useEffect(() => applyScheme(colorScheme), [colorScheme])
  useEffect(() => applyDensity(density), [density])
  if (meta.isPending || !hasWords) return null
  if (meta.isError)
    return (
      <main className={styles.entrance}>
        <ProblemNotice error={meta.error} onRetry={() => meta.refetch()} />
      </main>
    )
  return (
    <FailureBoundary>
      <Rooms />
    </FailureBoundary>
  )
}
