import { useJob } from '../../api/jobs.ts'
import { useTypeByName } from '../../api/meta.ts'
import { Button, buttonClass } from '../../kit/Button.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { listPath } from '../../shell/paths.ts'
import styles from '../Admin.module.css'
import { ImportNumbers } from './ImportReportView.tsx'
import type { RowError } from './use-import.ts'

interface Props {
  type: string
  job: string
  onAgain: () => void
}

export function ImportRun({ type, job, onAgain }: Props) {
  const meta = useTypeByName(type)
  const { data, error } = useJob(job)
  const { done = 0, total = 0 } = data?.progress ?? {}
  const ended = data?.state === 'done' || data?.state === 'failed'
  return (
    <>
      <p role="status" className={styles.lead}>
        {data?.state === 'done'
          ? t('job.done')
          : data?.state === 'failed'
            ? t('job.failed')
            : t('job.running', { done, total })}
      </p>
      {!ended && (
        <progress
          className={styles.progress}
          value={done}
          max={Math.max(total, 1)}
          aria-label={t('job.progress')}
        />
      )}
      <ProblemNotice error={error ?? (data?.error ? new Error(data.error) : null)} />
      {data?.state === 'done' && <ImportNumbers report={readResult(data.result)} />}
      {ended && (
        <div className={styles.actions}>
          {meta && (
            <Link to={listPath(meta)} className={buttonClass('primary')}>
              {t('import.show', { list: inSentence(meta.labelPlural) })}
            </Link>
          )}
          <Button onClick={onAgain}>{t('import.again')}</Button>
        </div>
      )}
    </>
  )
}

function readResult(result: unknown): {
  new: number
  changed: number
  skipped: number
  errors: RowError[]
  errorCount?: number
} {
  const found = result !== null && typeof result === 'object' ? Object.entries(result) : []
  const values = new Map<string, unknown>(found)
  const number = (name: string) => {
    const value = values.get(name)
    return typeof value === 'number' ? value : 0
  }
  const errors = values.get('errors')
  const errorCount = values.get('errorCount')
  return {
    new: number('new'),
    changed: number('changed'),
    skipped: number('skipped'),
    errors: Array.isArray(errors) ? errors : [],
    ...(typeof errorCount === 'number' ? { errorCount } : {}),
  }
}
