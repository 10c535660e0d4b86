import type { RecordData, TypeMeta } from '../api/types.ts'
import { titleOf } from '../kit/field/field-value.ts'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import styles from './Portal.module.css'
import { Tracker } from './Tracker.tsx'

export function TicketRow({ type, record }: { type: TypeMeta; record: RecordData }) {
  return (
    <Link to={`/portal/tickets/${record.number ?? record.id}`} className={styles.ticket}>
      <span>
        <b>{titleOf(type, record)}</b>
        <small>
          <span className="tabular">{record.number}</span>
          {' · '}
          {t('portal.lastNews')} <RelativeTime at={record.updatedAt} />
        </small>
      </span>
      <Tracker type={type} record={record} />
    </Link>
  )
}
