// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
// biome-ignore-all lint/a11y/noStaticElementInteractions: the row's role comes with its attributes
import { memo, useRef } from 'react'
import type { FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { TimeLeftCell } from '../../service-level/TimeLeftCell.tsx'
import { classes } from '../classes.ts'
import { FieldText } from '../field/FieldText.tsx'
import { readField, titleOf } from '../field/field-value.ts'
import { RecordState } from '../RecordState.tsx'
import cellStyles from './Cell.module.css'
import { CellEditor } from './CellEditor.tsx'
import { cellEditOf } from './cell-edit.ts'
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
        if (event.target instanceof Element && event.target.closest('label, a, [data-editable]')) return
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
      {columns.map((field, at) => (
        <GridCell key={field.name} {...props} field={field} isFirst={at === 0} />
      ))}
    </div>
  )
})

/** A first press chooses a cell that can be changed, a second opens it; any other cell opens the record. */
function GridCell(props: RowProps & { field: FieldMeta; isFirst: boolean }) {
  const { type, record, field, index, isFirst, cell, active } = props
  const element = useRef<HTMLDivElement>(null)
  const edit = isTitle(type, field) ? null : cellEditOf(type, record, field)
  const chosen = active && cell.column === field.name
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows choose a cell, Enter and F2 open it
    <div
      ref={element}
      role="gridcell"
      aria-selected={chosen || undefined}
      data-editable={edit ? true : undefined}
      className={classes(
        styles.cell,
        field.name === 'number' && styles.key,
        isFirst && styles.first,
        edit && cellStyles.editable,
        chosen && cellStyles.chosen,
      )}
      onClick={() => edit && props.onCell(index, field.name)}
      onDoubleClick={() => edit && cell.edit(record, field.name)}
    >
      <Value type={type} field={field} record={record} onOpen={() => props.onOpen(record, index)} />
      {chosen && cell.editing && (
        <CellEditor
          anchor={element}
          field={field}
          value={readField(record, field)}
          onSave={value => cell.save(record, field, value)}
          onStop={cell.stop}
        />
      )}
    </div>
  )
}

interface ValueProps {
  type: TypeMeta
  field: FieldMeta
  record: RecordData
  onOpen: () => void
}

function Value({ type, field, record, onOpen }: ValueProps) {
  if (isTitle(type, field)) return <RowTitle type={type} record={record} onOpen={onOpen} />
  if (field.name === 'state') return <RecordState type={type} record={record} />
  if (field.name === 'slaDueAt') return <TimeLeftCell record={record} />
  return <FieldText field={field} value={readField(record, field)} />
}
