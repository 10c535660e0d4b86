// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
// biome-ignore-all lint/a11y/noStaticElementInteractions: the row's role comes with its attributes
import { memo } from 'react'
import { fieldOf, stateOf } from '../../api/meta.ts'
import { TimeLeftCell } from '../../service-level/TimeLeftCell.tsx'
import { asRef, optionLabel, readText } from '../field/field-value.ts'
import { PersonFace } from '../PersonFace.tsx'
import { PriorityMark } from '../PriorityMark.tsx'
import { RelativeTime } from '../RelativeTime.tsx'
import { StateMark } from '../StateBadge.tsx'
import styles from './RecordGrid.module.css'
import { RowTitle } from './RowTitle.tsx'
import { type RowProps, rowAttributes } from './row.ts'

/** Two lines instead of columns: for phones and beside an opened record. */
export const CompactRow = memo(function CompactRow(props: RowProps) {
  const { type, record, top, index, onOpen } = props
  const state = stateOf(type, record.state)
  const priority = fieldOf(type, 'priority')
  const rank = readText(record, 'priority')
  const assignee = asRef(record.assignee)
  const other = asRef(record.requester)?.name ?? (readText(record, 'email') || null)
  return (
    <div
      {...rowAttributes(props)}
      className={styles.compact}
      style={{ transform: `translateY(${top}px)` }}
      onClick={event => {
        if (event.target instanceof Element && event.target.closest('a')) return
        onOpen(record, index)
      }}
      onKeyDown={undefined}
    >
      <div role="gridcell">
        {state && (
          <>
            <StateMark category={state.category} fresh={type.states[0]?.value === state.value} />
            <span className="hidden">{state.label}</span>
          </>
        )}
        <RowTitle type={type} record={record} onOpen={() => onOpen(record, index)} />
        {priority && rank && <PriorityMark rank={rank} label={optionLabel(priority, rank)} bare />}
      </div>
      <div role="gridcell" className={styles.under}>
        {record.number && <span className="tabular">{record.number}</span>}
        {other && <span className="truncate">{other}</span>}
        {record.slaDueAt ? <TimeLeftCell record={record} /> : <RelativeTime at={record.updatedAt} />}
        {assignee && <PersonFace name={assignee.name} size={18} />}
      </div>
    </div>
  )
})
