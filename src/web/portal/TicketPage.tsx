import { isProblem } from '../api/problem.ts'
import { useRecord } from '../api/records.ts'
import { useTimeline } from '../api/timeline.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { useReadOnOpen } from '../inbox/use-read-on-open.ts'
import { Button, buttonClass } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { asRef, readText, titleOf } from '../kit/field/field-value.ts'
import { WrittenText } from '../kit/markdown/WrittenText.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { TimelineComment } from '../kit/record/TimelineComment.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { usePageParam } from '../router/use-page.ts'
import styles from './Portal.module.css'
import { awaitsVerdict, plainHints, plainStateOf } from './plain-state.ts'
import { ReplyBox } from './ReplyBox.tsx'
import { Tracker } from './Tracker.tsx'
import { useIssueType } from './use-issue-type.ts'
import { Verdict } from './Verdict.tsx'
import { Withdraw } from './Withdraw.tsx'

export function TicketPage() {
  const type = useIssueType()
  const record = useRecord(type.plural, usePageParam('id'))
  if (record.isPending)
    return (
      <div className={styles.page} aria-busy="true">
        <Skeleton width="60%" height={28} />
        <Skeleton height={90} />
      </div>
    )
  if (record.data) return <Ticket key={record.data.id} type={type} record={record.data} />
  if (isProblem(record.error) && record.error.status === 404)
    return (
      <EmptyState
        isWholePage
        title={t('portal.missing')}
        why={t('portal.missingWhy')}
        action={
          <Link to="/portal/tickets" className={buttonClass()}>
            {t('portal.myRequests')}
          </Link>
        }
      />
    )
  return <ProblemNotice error={record.error} onRetry={() => record.refetch()} />
}

function Ticket({ type, record }: { type: TypeMeta; record: RecordData }) {
  const title = titleOf(type, record)
  const state = plainStateOf(type, record)
  const notes = readText(record, 'closureNotes')
  const description = readText(record, 'description')
  useTitle(title)
  useReadOnOpen(record.id)
  return (
    <article className={styles.page}>
      <header>
        <h1>{title}</h1>
        <p>
          <span className="tabular">{record.number}</span>
          {' · '}
          {t('portal.reportedOn')} <RelativeTime at={record.createdAt} />
        </p>
      </header>
      <div>
        <Tracker type={type} record={record} />
        <p className="quiet">{awaitsVerdict(record) ? t('portal.solvedHint') : t(plainHints[state])}</p>
      </div>
      {awaitsVerdict(record) && <Verdict type={type} record={record} notes={notes} />}
      {description && (
        <div className={styles.described}>
          <WrittenText text={description} />
        </div>
      )}
      <Conversation type={type} record={record} />
      {record.abilities.comment && state !== 'done' && <ReplyBox type={type} record={record} />}
      {record.abilities.cancel && <Withdraw type={type} record={record} />}
    </article>
  )
}

function Conversation({ type, record }: { type: TypeMeta; record: RecordData }) {
  const timeline = useTimeline(type.plural, record.id)
  const requester = asRef(record.requester)
  const said = (timeline.data?.pages ?? [])
    .toReversed()
    .flatMap(page => page.items)
    .filter(entry => (entry.comment || entry.attachment) && !entry.internal)
  return (
    <section aria-label={t('portal.conversation')}>
      <ProblemNotice error={timeline.error} onRetry={() => timeline.refetch()} />
      {timeline.isPending && <Skeleton height={80} />}
      {timeline.hasNextPage && (
        <Button busy={timeline.isFetchingNextPage} onClick={() => timeline.fetchNextPage()}>
          {t('timeline.older')}
        </Button>
      )}
      <div role="log" aria-label={t('portal.conversation')} style={{ display: 'grid', gap: 14 }}>
        {said.map(entry => (
          <TimelineComment key={entry.seq} entry={entry} fromRequester={entry.actor.id === requester?.id} />
        ))}
      </div>
    </section>
  )
}
