import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import styles from './Entrance.module.css'

/** A fault of the page itself: what is saved stays saved, reloading is safe. */
export function RouteFailure({ error }: { error: unknown }) {
  return (
    <div className={styles.entrance}>
      <h1>{t('failure.title')}</h1>
      <p>{t('failure.hint')}</p>
      <ProblemNotice error={error} onRetry={() => window.location.reload()} />
    </div>
  )
}
