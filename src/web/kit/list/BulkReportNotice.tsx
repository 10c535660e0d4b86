import type { BulkReport } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import styles from './BulkBar.module.css'

/** What will happen to how many, and which rows stay as they are for which reason. */
export function BulkReportNotice({ report, done = false }: { report: BulkReport; done?: boolean }) {
  const refused = [...report.notAllowed, ...report.invalid]
  const reasons = [...Map.groupBy(refused, item => item.reason)].toSorted((a, b) => b[1].length - a[1].length)
  return (
    <div className={styles.report} role="status">
      <span>{t(done ? 'bulk.done' : 'bulk.willChange', { count: report.changes })}</span>
      {refused.length > 0 && (
        <details>
          <summary>{t('bulk.willNot', { count: refused.length })}</summary>
          <ul>
            {reasons.slice(0, 10).map(([reason, items]) => (
              <li key={reason}>
                {items.length > 1 && <strong className="tabular">{items.length}× </strong>}
                {reason} <span className="tabular">{namesOf(items)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const mostNamed = 8

function namesOf(items: BulkReport['invalid']): string {
  const names = items.map(item => item.number).filter(Boolean)
  return names.slice(0, mostNamed).join(', ') + (names.length > mostNamed ? ' …' : '')
}
