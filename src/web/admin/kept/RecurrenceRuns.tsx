import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import { useTypes } from '../../api/meta.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { Button } from '../../kit/Button.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { shortDateTime } from '../../kit/time.ts'
import { showProblem, showToast } from '../../kit/toast.ts'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { recordPath } from '../../shell/paths.ts'
import admin from '../Admin.module.css'
import styles from './Kept.module.css'

interface Run {
  occurrence: string
  at: string
  recordType: string | null
  number: string | null
  problem: string | null
  by: string | null
}

/** What was created so far, and creating it once out of turn. */
export function RecurrenceRuns({ type, record }: { type: TypeMeta; record: RecordData }) {
  const client = useQueryClient()
  const types = useTypes()
  const key = ['recurrence-runs', record.id]
  const runs = useQuery({
    queryKey: key,
    queryFn: () => get<{ items: Run[] }>(`/recurrences/${record.id}/runs`),
  })
  const run = useMutation({
    mutationFn: () =>
      post<{ number: string | null; problem: string | null }>(`/recurrences/${record.id}/run`),
    onSuccess: ({ number, problem }) => {
      showToast(
        number ? t('recurrence.ran', { number }) : t('recurrence.ranProblem', { problem: problem ?? '' }),
      )
      client.invalidateQueries({ queryKey: key })
      client.invalidateQueries({ queryKey: keys.records(type.plural) })
    },
    onError: showProblem,
  })
  const linkOf = ({ recordType, number }: Run) => {
    const of = types.find(each => each.type === recordType)
    return of && number ? <Link to={recordPath(of, { id: number, number })}>{number}</Link> : number
  }
  return (
    <section className={styles.runs} aria-label={t('recurrence.runs')}>
      <div className={styles.runsHead}>
        <h2>{t('recurrence.runs')}</h2>
        {record.abilities.edit && (
          <Button small busy={run.isPending} onClick={() => run.mutate()}>
            {t('recurrence.runNow')}
          </Button>
        )}
      </div>
      <ProblemNotice error={runs.error} onRetry={() => runs.refetch()} />
      {runs.data?.items.length === 0 && <p className="quiet">{t('recurrence.noRuns')}</p>}
      {runs.data && runs.data.items.length > 0 && (
        <div className={admin.scroll}>
          <table className={admin.table}>
            <thead>
              <tr>
                <th scope="col">{t('recurrence.for')}</th>
                <th scope="col">{t('recurrence.created')}</th>
              </tr>
            </thead>
            <tbody>
              {runs.data.items.map(each => (
                <tr key={each.occurrence}>
                  <td className="tabular">{shortDateTime(each.occurrence)}</td>
                  <td>
                    {each.problem ?? linkOf(each)}{' '}
                    {each.by && <span className="quiet">{t('recurrence.by', { name: each.by })}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
