// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
// biome-ignore-all lint/a11y/noStaticElementInteractions: the row's role comes with its attributes
import { memo } from 'react'
import type { FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { classes } from '../classes.ts'
import { FieldText } from '../field/FieldText.tsx'
import { readField, titleOf } from '../field/field-value.ts'
import { RecordState } from '../RecordState.tsx'
import { isTitle } from './columns.ts'
import styles from './RecordGrid.module.css'
import { RowTitle } from './RowTitle.tsx'
import { type RowProps, rowAttributes } from './row.ts'

export const GridRow = memo(function GridRow(props: RowProps) {
  const { type, columns, template, record, top, selected, index, onToggle, onOpen } = props
  return (
    <div
      {...rowAttributes(props)}
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }}
      onClick={event => {
        if (event.target instanceof Element && event.target.closest('label, a')) return
        onOpen(record, index)
      }}
      onKeyDown={undefined}
    >
      <div role="gridcell" className={classes(styles.cell, styles.box)}>
        {type.capabilities.bulk && (
          <label>
            <input
              type="checkbox"
              tabIndex={-1}
              checked={selected}
              aria-label={t('list.select', { record: record.number ?? titleOf(type, record) })}
              onChange={() => onToggle(record.id)}
            />
          </label>
        )}
      </div>
      {columns.map(field => (
        <div
          key={field.name}
          role="gridcell"
          className={classes(styles.cell, field.name === 'number' && styles.key)}
        >
          <Cell type={type} field={field} record={record} onOpen={() => onOpen(record, index)} />
        </div>
      ))}
    </div>
  )
})

interface CellProps {
  type: TypeMeta
  field: FieldMeta
  record: RecordData
  onOpen: () => void
}

function Cell({ type, field, record, onOpen }: CellProps) {
  if (isTitle(type, field)) return <RowTitle type={type} record={record} onOpen={onOpen} />
  if (field.name === 'state') return <RecordState type={type} record={record} />
  return <FieldText field={field} value={readField(record, field)} />
}
