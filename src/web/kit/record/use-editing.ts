// Saving edits of one record: refusals stand beside the field, conflicts wait for a decision.
import { useRef, useState } from 'react'
import { type FieldEdit, toInput, useEditRecord } from '../../api/change-record.ts'
import { isProblem } from '../../api/problem.ts'
import type { FieldMeta, FieldValue, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { readField } from '../field/field-value.ts'
import { showFailure } from '../toast.ts'

export interface Conflict {
  current: RecordData
  edits: FieldEdit[]
  changedFields: string[]
}

export interface Editing {
  /** A field is opened: what the person sees now is what his edit is compared with, whatever arrives meanwhile. */
  begin: (field: FieldMeta) => void
  save: (edits: FieldEdit[]) => void
  errorOf: (field: string) => string | null
  conflict: Conflict | null
  /** Saves what was chosen over the current copy, or gives the edits up. */
  settle: (edits: FieldEdit[] | null) => void
  busy: boolean
}

export function useEditing(type: TypeMeta, record: RecordData): Editing {
  const edit = useEditRecord(type)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})

  const seen = useRef(new Map<string, RecordData>())

  // By promise: a second edit begun meanwhile must not silence the refusal of the first.
  const submit = (base: RecordData, edits: FieldEdit[]): Promise<void> =>
    edit.mutateAsync({ record: base, edits }).then(
      () => setErrors({}),
      error => {
        const found = asConflict(error, edits)
        if (found) {
          // Others changed other fields: there is nothing to decide.
          if (touchesSame(found)) setConflict(found)
          else submit(found.current, edits)
          return
        }
        const beside = edits
          .map(({ field }) => [field.name, isProblem(error) ? error.forField(field.name) : null] as const)
          .filter(([, text]) => text !== null)
        if (beside.length > 0) setErrors(Object.fromEntries(beside.map(([name, text]) => [name, text ?? ''])))
        else showFailure(t('record.notSaved'), error)
      },
    )

  return {
    begin: field => seen.current.set(field.name, record),
    save: edits => {
      const bases = edits.map(({ field }) => seen.current.get(field.name) ?? record)
      const base = bases.reduce((oldest, next) => (next.version < oldest.version ? next : oldest), record)
      const changed = edits.filter(({ field, value }) => !isSame(value, readField(base, field)))
      for (const { field } of edits) seen.current.delete(field.name)
      if (changed.length > 0) submit(base, changed)
    },
    errorOf: field => errors[field] ?? null,
    conflict,
    settle: edits => {
      const base = conflict?.current ?? record
      setConflict(null)
      if (edits && edits.length > 0) submit(base, edits)
    },
    busy: edit.isPending,
  }
}

const isSame = (a: FieldValue, b: FieldValue): boolean =>
  JSON.stringify(toInput(a)) === JSON.stringify(toInput(b))

const touchesSame = ({ edits, changedFields }: Conflict): boolean =>
  edits.some(({ field }) => changedFields.includes(field.custom ? `custom.${field.name}` : field.name))

function isRecord(value: unknown): value is RecordData {
  return (
    value !== null && typeof value === 'object' && 'id' in value && 'version' in value && 'abilities' in value
  )
}

function asConflict(error: unknown, edits: FieldEdit[]): Conflict | null {
  if (!isProblem(error, 'version_conflict')) return null
  const { current, changedFields } = error.extras
  if (!isRecord(current)) return null
  const names = Array.isArray(changedFields) ? changedFields.filter(name => typeof name === 'string') : []
  return { current, edits, changedFields: names }
}
