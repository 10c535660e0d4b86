import type { FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import type { Cell } from './use-cell.ts'

export interface RowProps {
  id: string
  type: TypeMeta
  columns: FieldMeta[]
  template: string
  record: RecordData
  index: number
  top: number
  active: boolean
  selected: boolean
  flashing: boolean
  gone: boolean
  cell: Cell
  /** Puts the cursor on a cell of this row. */
  onCell: (index: number, column: string) => void
  onToggle: (id: string) => void
  onOpen: (record: RecordData, index: number) => void
}

export function rowAttributes({ id, index, active, selected, flashing, gone, type }: RowProps) {
  return {
    id,
    role: 'row',
    'aria-rowindex': index + 2,
    'aria-selected': type.capabilities.bulk ? selected : undefined,
    'data-active': active,
    'data-flash': flashing,
    'data-gone': gone,
  }
}
