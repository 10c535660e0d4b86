import { useState } from 'react'
import { type EndedClock, useEndedClocks } from '../api/attainment.ts'
import { useTypeByName } from '../api/meta.ts'
import { Button } from '../kit/Button.tsx'
import { SelectField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { shortDateTime } from '../kit/time.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { recordPath } from '../shell/paths.ts'
import styles from './Attainment.module.css'
import { length } from './clock-text.ts'
import { beginOf, nextMonth } from './months.ts'

interface Props {
  title: string
  target: string
  month: string
}

/** The work items behind one number. */
export function EndedClocks({ title, target, month }: Props) {
  const [kept, setKept] = useState('')
  const found = useEndedClocks({ target, kept, from: beginOf(month), until: beginOf(nextMonth(month)) })
  const items = found.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className={styles.rows} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <SelectField
          label={t('attainment.which')}
          value={kept}
          options={[
            { value: '', label: t('attainment.all') },
            { value: 'false', label: t('sla.missed') },
            { value: 'true', label: t('sla.kept') },
          ]}
          onChange={setKept}
        />
      </header>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <Skeleton height={120} />}
      {items.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('attainment.record')}</th>
              <th scope="col">{t('attainment.ended')}</th>
              <th scope="col" className={styles.number}>
                {t('sla.used')}
              </th>
              <th scope="col">{t('attainment.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(item => (
              <Row key={item.record.id} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {found.data && items.length === 0 && <p className="quiet">{t('attainment.noRows')}</p>}
      {found.hasNextPage && (
        <Button small busy={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
          {t('attainment.more')}
        </Button>
      )}
    </section>
  )
}

function Row({ item }: { item: EndedClock }) {
  const { record, endedAt, breachedAt, allowed, elapsed } = item
  const type = useTypeByName(record.type)
  return (
    <tr>
      <td>
        {type ? <Link to={recordPath(type, record)}>{record.number}</Link> : record.number} {record.title}
      </td>
      <td className="tabular">{shortDateTime(endedAt)}</td>
      <td className={styles.number}>
        {t('attainment.used', { used: length(elapsed), allowed: length(allowed) })}
      </td>
      <td>{breachedAt ? t('sla.missed') : t('sla.kept')}</td>
    </tr>
  )
}
