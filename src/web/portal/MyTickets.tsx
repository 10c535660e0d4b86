import { useRecordPages } from '../api/records.ts'
import { Button, buttonClass } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import styles from './Portal.module.css'
import { TicketRow } from './TicketRow.tsx'
import { useIssueType } from './use-issue-type.ts'

export function MyTickets() {
  const type = useIssueType()
  const pages = useRecordPages(type.plural, 'requester:me', '-updatedAt')
  const records = pages.data?.pages.flatMap(page => page.items) ?? []
  useTitle(t('portal.myRequests'))
  return (
    <section className={styles.section} aria-labelledby="my-requests">
      <header>
        <h1 id="my-requests">{t('portal.myRequests')}</h1>
      </header>
      <ProblemNotice error={pages.error} onRetry={() => pages.refetch()} />
      {pages.isPending && <Skeleton height={72} />}
      {records.map(record => (
        <TicketRow key={record.id} type={type} record={record} />
      ))}
      {pages.hasNextPage && (
        <div style={{ paddingTop: 16 }}>
          <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('portal.showMore')}
          </Button>
        </div>
      )}
      {pages.data && records.length === 0 && (
        <EmptyState
          title={t('portal.noRequests')}
          why={t('portal.noRequestsWhy')}
          action={
            <Link to="/portal/new" className={buttonClass('primary')}>
              {t('portal.report')}
            </Link>
          }
        />
      )}
    </section>
  )
}
