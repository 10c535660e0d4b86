// How promises were kept, month by month. Each number opens the work items it counts.
import { type MonthOfTarget, useAttainment } from '../api/attainment.ts'
import { useMe } from '../api/me.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { usePageSearch } from '../router/use-page.ts'
import styles from './Attainment.module.css'
import { EndedClocks } from './EndedClocks.tsx'
import { beginOf, monthName, monthNow, monthsUntil, nextMonth } from './months.ts'

const monthsShown = 6
/** Below so many a share says little. */
const few = 20

export function AttainmentPage() {
  const me = useMe()
  const search = usePageSearch()
  const last = monthNow()
  const months = monthsUntil(last, monthsShown)
  const found = useAttainment(beginOf(months[0] ?? last), beginOf(nextMonth(last)), me.timeZone)
  useTitle(t('attainment.title'))
  const items = found.data?.items ?? []
  const chosen = { target: String(search.target ?? ''), month: String(search.month ?? '') }
  const name = items.find(item => item.target.id === chosen.target)?.target.name
  return (
    <div className={styles.page}>
      <h1>{t('attainment.title')}</h1>
      <p className={styles.lead}>{t('attainment.lead', { zone: me.timeZone })}</p>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <Skeleton height={240} />}
      {found.data && items.length === 0 && (
        <EmptyState title={t('attainment.none')} why={t('attainment.noneWhy')} />
      )}
      {items.length > 0 && <Months items={items} months={months} chosen={chosen} />}
      {chosen.target && chosen.month && (
        <EndedClocks
          key={`${chosen.target} ${chosen.month}`}
          title={t('attainment.rows', { target: name ?? '', month: monthName(chosen.month) })}
          target={chosen.target}
          month={chosen.month}
        />
      )}
    </div>
  )
}

interface Chosen {
  target: string
  month: string
}

function Months({ items, months, chosen }: { items: MonthOfTarget[]; months: string[]; chosen: Chosen }) {
  const targets = [...Map.groupBy(items, item => item.target.id).values()]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the phone is scrolled by keyboard too
    <section className={styles.scroll} tabIndex={0} aria-label={t('attainment.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('attainment.promise')}</th>
            {months.map(month => (
              <th key={month} scope="col" className={styles.number}>
                {monthName(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {targets.map(ofTarget => {
            const [first] = ofTarget
            return first ? (
              <tr key={first.target.id}>
                <th scope="row">
                  {first.target.name}
                  <small>{first.agreement.name}</small>
                </th>
                {months.map(month => (
                  <td key={month} className={styles.number}>
                    <Cell item={ofTarget.find(item => item.month === month)} chosen={chosen} />
                  </td>
                ))}
              </tr>
            ) : null
          })}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ item, chosen }: { item: MonthOfTarget | undefined; chosen: Chosen }) {
  if (!item) return <span className="quiet">–</span>
  const { target, month, kept, completed } = item
  const isChosen = chosen.target === target.id && chosen.month === month
  const share = `${((kept / completed) * 100).toFixed(1)} %`
  return (
    <Link
      to="/service-levels"
      search={{ target: target.id, month }}
      className={styles.share}
      aria-current={isChosen || undefined}
      data-tip={t('attainment.formula', { kept, completed })}
    >
      {share}
      <small>{t(completed < few ? 'attainment.few' : 'attainment.of', { count: completed })}</small>
    </Link>
  )
}
