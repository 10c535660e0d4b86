import type { RefObject } from 'react'
import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { FieldPicker } from '../field/FieldPicker.tsx'
import { Popover } from '../Popover.tsx'
import { PropertyInput } from '../record/PropertyInput.tsx'
import styles from './Cell.module.css'

interface Props {
  anchor: RefObject<HTMLElement | null>
  field: FieldMeta
  value: FieldValue
  onSave: (value: FieldValue) => void
  onStop: () => void
}

/** Choosing saves at once, typing on Enter or on leaving; Escape leaves the value as it was. */
export function CellEditor({ anchor, field, value, onSave, onStop }: Props) {
  const isPicked = field.kind === 'choice' || field.kind === 'ref'
  return (
    <Popover anchor={anchor} open onClose={onStop} label={field.label}>
      {isPicked ? (
        <FieldPicker field={field} value={value} onChange={onSave} onDone={onStop} />
      ) : (
        <div className={styles.typing}>
          <PropertyInput field={field} value={value} onSave={onSave} onDone={onStop} />
        </div>
      )}
    </Popover>
  )
}
