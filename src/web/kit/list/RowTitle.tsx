import type { RecordData, TypeMeta } from '../../api/types.ts'
import { SnoozedMark } from '../../inbox/SnoozeMarks.tsx'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { recordPath } from '../../shell/paths.ts'
import { titleOf } from '../field/field-value.ts'
import { PersonFace } from '../PersonFace.tsx'
import { RowPresence } from '../presence/RowPresence.tsx'
import { VipMark } from '../VipMark.tsx'
import styles from './RecordGrid.module.css'

interface Props {
  type: TypeMeta
  record: RecordData
  onOpen: () => void
}

export function RowTitle({ type, record, onOpen }: Props) {
  const asked = record.lastWordBy === 'requester' && record.stateCategory !== 'done'
  return (
    <>
      {type.type === 'person' && <PersonFace name={titleOf(type, record)} />}
      <Link
        to={recordPath(type, record)}
        tabIndex={-1}
        className={styles.title}
        onClick={event => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onOpen()
        }}
      >
        {titleOf(type, record)}
      </Link>
      <VipMark record={record} />
      {type.kind === 'work-item' && <SnoozedMark id={record.id} />}
      {asked && (
        <span
          className={styles.asked}
          data-tip={t('list.requesterWrote')}
          role="img"
          aria-label={t('list.requesterWrote')}
        />
      )}
      <RowPresence record={record} />
    </>
  )
}
