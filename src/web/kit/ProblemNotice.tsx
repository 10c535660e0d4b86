import { IconAlertCircle } from '@tabler/icons-react'
import { isProblem } from '../api/problem.ts'
import { t } from '../messages/t.ts'
import { Button } from './Button.tsx'
import styles from './Notices.module.css'

interface Props {
  error: unknown
  onRetry?: () => void
}

/** What happened, what to do, and an id to quote. */
export function ProblemNotice({ error, onRetry }: Props) {
  if (!error) return null
  const text = error instanceof Error ? error.message : String(error)
  const id = isProblem(error) ? error.requestId : null
  return (
    <div className={styles.problem} role="alert">
      <IconAlertCircle size={16} stroke={1.5} aria-hidden />
      <div>
        {text}
        {id && <small>{t('problem.requestId', { id })}</small>}
        {onRetry && (
          <div>
            <Button small onClick={onRetry}>
              {t('action.tryAgain')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
