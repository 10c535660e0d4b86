// Saving edits of one record: refusals stand beside the field, conflicts wait for a decision.
import { useState } from 'react'
import { type FieldEdit, useEditRecord } from '../../api/change-record.ts'
import { isProblem } from '../../api/problem.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { showFailure } from '../toast.ts'

export interface Conflict {
  current: RecordData
  edits: FieldEdit[]
  changedFields: string[]
}

export interface Editing {
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

  const submit = (base: RecordData, edits: FieldEdit[]) =>
    edit.mutate(
      { record: base, edits },
      {
        onSuccess: () => setErrors({}),
        onError: error => {
          const found = asConflict(error, edits)
          if (found) {
            setConflict(found)
            return
          }
          const beside = edits
            .map(({ field }) => [field.name, isProblem(error) ? error.forField(field.name) : null] as const)
            .filter(([, text]) => text !== null)
          if (beside.length > 0)
            setErrors(Object.fromEntries(beside.map(([name, text]) => [name, text ?? ''])))
          else showFailure(t('record.notSaved'), error)
        },
      },
    )

  return {
    save: edits => submit(record, edits),
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
