import { useMutation, useQueryClient } from '@tanstack/react-query'
import { putRecord } from '../api/cached-records.ts'
import { post } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { useTimeline } from '../api/timeline.ts'
import type { Entry, RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { actorName } from '../kit/record/actor-name.ts'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import access from './Access.module.css'
import styles from './Admin.module.css'
import { ChangeLines } from './ChangeLines.tsx'

/** Who changed what, the latest first; a change can be put back by whoever may edit the record. */
export function RecordHistory({ type, record }: { type: TypeMeta; record: RecordData }) {
  const client = useQueryClient()
  const timeline = useTimeline(type.plural, record.id)
  const entries = (timeline.data?.pages ?? []).flatMap(page => page.items.toReversed())
  const restore = useMutation({
    mutationFn: (entry: Entry) =>
      post<RecordData>(`/${type.plural}/${record.id}/restore`, { seq: Number(entry.seq) }),
    onSuccess: fresh => {
      putRecord(client, type.plural, fresh)
      showToast(t('history.restored'))
      return client.invalidateQueries({ queryKey: keys.timeline(type.plural, record.id) })
    },
    onError: showProblem,
  })
  const canRestore = record.abilities.edit === true
  return (
    <section className={styles.section} aria-labelledby="record-history">
      <h2 id="record-history">{t('history.title')}</h2>
      <ProblemNotice error={timeline.error} onRetry={() => timeline.refetch()} />
      <ul className={access.rows}>
        {entries.map(entry => (
          <li key={entry.seq} className={access.row}>
            <div>
              <strong>{actorName(entry.actor)}</strong> {entry.label} <RelativeTime at={entry.at} />
              {!entry.fact.endsWith('.created') && <ChangeLines entry={entry} type={type.type} />}
            </div>
            {canRestore && entry.fact.endsWith('.edited') && entry.changes.length > 0 && (
              <Button small busy={restore.isPending} onClick={() => restore.mutate(entry)}>
                {t('history.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {timeline.hasNextPage && (
        <div className={styles.actions}>
          <Button busy={timeline.isFetchingNextPage} onClick={() => timeline.fetchNextPage()}>
            {t('timeline.older')}
          </Button>
        </div>
      )}
    </section>
  )
}
