// The cell the keys are for, within the row of the cursor: none until an arrow enters the row.
import { useState } from 'react'
import type { FieldMeta, FieldValue, RecordData, TypeMeta } from '../../api/types.ts'
import { readField } from '../field/field-value.ts'
import type { VerbId } from '../verbs/questions.ts'
import { usePerform } from '../verbs/use-perform.ts'
import { cellEditOf } from './cell-edit.ts'

export interface Cell {
  column: string | null
  editing: boolean
  /** Chooses a cell, or leaves the row's cells. */
  choose: (column: string | null) => void
  /** To the cell beside; answers false when there is none and the row itself is meant. */
  step: (step: 1 | -1) => boolean
  edit: (record: RecordData | null, column?: string) => void
  stop: () => void
  save: (record: RecordData, field: FieldMeta, value: FieldValue) => void
}

export function useCell(type: TypeMeta, columns: FieldMeta[], onVerb: (verb: VerbId) => void): Cell {
  const [place, setPlace] = useState<{ column: string; editing: boolean } | null>(null)
  const perform = usePerform(type)
  const at = columns.findIndex(column => column.name === place?.column)
  const column = at >= 0 ? (place?.column ?? null) : null
  const save = (record: RecordData, field: FieldMeta, value: FieldValue) => {
    const edit = cellEditOf(type, record, field)
    if (edit?.kind !== 'field') return
    if (edit.command) perform.run(record, edit.command, { field, value })
    else perform.edit(record, [{ field, value }])
  }
  return {
    column,
    editing: column !== null && place?.editing === true,
    choose: next => setPlace(next === null ? null : { column: next, editing: false }),
    step: step => {
      const next = columns[at + step]
      if (at < 0 && step < 0) return false
      setPlace(next ? { column: next.name, editing: false } : at + step < 0 ? null : place)
      return true
    },
    edit: (record, wanted) => {
      if (!record) return
      const name = wanted ?? column ?? columns.find(field => cellEditOf(type, record, field) !== null)?.name
      const field = columns.find(candidate => candidate.name === name)
      const edit = field ? cellEditOf(type, record, field) : null
      if (!field || !edit) return
      setPlace({ column: field.name, editing: edit.kind === 'field' && field.kind !== 'boolean' })
      if (edit.kind === 'verb') onVerb(edit.verb)
      else if (field.kind === 'boolean') save(record, field, readField(record, field) !== true)
    },
    stop: () => setPlace(before => (before ? { ...before, editing: false } : null)),
    save,
  }
}
