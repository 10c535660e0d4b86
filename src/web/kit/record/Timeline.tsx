import { useState } from 'react'
import { useTimeline } from '../../api/timeline.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { type MessageKey, t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { asRef } from '../field/field-value.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { filterEntries, foldEntries, type TimelineFilter } from './fold-entries.ts'
import styles from './Timeline.module.css'
import { TimelineComment } from './TimelineComment.tsx'
import { TimelineLine } from './TimelineLine.tsx'

const filters: Record<TimelineFilter, MessageKey> = {
  all: 'timeline.all',
  customer: 'timeline.customer',
  internal: 'timeline.internalOnly',
  changes: 'timeline.changes',
}
const filterNames: TimelineFilter[] = ['all', 'customer', 'internal', 'changes']

export function Timeline({ type, record }: { type: TypeMeta; record: RecordData }) {
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const timeline = useTimeline(type.plural, record.id)
  const entries = (timeline.data?.pages ?? []).toReversed().flatMap(page => page.items)
  const story = foldEntries(filterEntries(entries, filter))
  const requester = asRef(record.requester)
  return (
    <section aria-label={t('timeline.title')}>
      <header className={styles.head}>
        <h2>{t('timeline.title')}</h2>
        <fieldset className={styles.filters} aria-label={t('timeline.show')}>
          {filterNames.map(name => (
            <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
              {t(filters[name])}
            </button>
          ))}
        </fieldset>
      </header>
      {timeline.isPending && <Skeleton height={64} />}
      <ProblemNotice error={timeline.error} onRetry={() => timeline.refetch()} />
      <div className={styles.list} role="log" aria-label={t('timeline.title')} aria-live="polite">
        {timeline.hasNextPage && (
          <Button
            small
            className={styles.older}
            busy={timeline.isFetchingNextPage}
            onClick={() => timeline.fetchNextPage()}
          >
            {t('timeline.older')}
          </Button>
        )}
        {story.map(piece =>
          piece.kind === 'said' ? (
            <TimelineComment
              key={piece.key}
              entry={piece.entry}
              fromRequester={piece.entry.actor.id === requester?.id}
            />
          ) : (
            <TimelineLine key={piece.key} line={piece} />
          ),
        )}
        {timeline.isSuccess && story.length === 0 && <p className="quiet">{t('timeline.nothing')}</p>}
      </div>
    </section>
  )
}
