// Does one act on one record: shown at once, put back with the reason when it is refused.
import { useQueryClient } from '@tanstack/react-query'
import { putRecord } from '../../api/cached-records.ts'
import { type FieldEdit, toInput, useEditRecord, useRunCommand } from '../../api/change-record.ts'
import { isProblem } from '../../api/problem.ts'
import type { CommandMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { showFailure, showToast } from '../toast.ts'
import { undoButton } from './take-back.ts'

export interface Perform {
  edit: (record: RecordData, edits: FieldEdit[]) => void
  run: (record: RecordData, command: CommandMeta, edit: FieldEdit | null) => void
}

export function usePerform(type: TypeMeta): Perform {
  const client = useQueryClient()
  const editing = useEditRecord(type)
  const running = useRunCommand(type)
  const refused = (record: RecordData, error: unknown) =>
    showFailure(t('verb.refused', { record: record.number ?? '' }), error)
  const edit = (record: RecordData, edits: FieldEdit[]) =>
    editing.mutate(
      { record, edits },
      {
        onSuccess: () => showToast(t('verb.saved', { record: record.number ?? '' }), undoButton()),
        onError: error => {
          const again = onOtherFields(error, edits)
          if (again) edit(again, edits)
          else refused(record, error)
        },
      },
    )
  return {
    edit,
    run: (record, command, given) => {
      if (given) putRecord(client, type.plural, { ...record, [given.field.name]: given.value })
      const input = given ? { [given.field.name]: toInput(given.value) } : {}
      running.mutate(
        { record, command: command.name, input },
        {
          onSuccess: () =>
            showToast(
              t('command.done', { command: command.label, record: record.number ?? '' }),
              undoButton(),
            ),
          onError: error => {
            putRecord(client, type.plural, record)
            refused(record, error)
          },
        },
      )
    },
  }
}

/** Somebody changed other fields meanwhile: the record as it is now, on which the edit can go through. */
function onOtherFields(error: unknown, edits: FieldEdit[]): RecordData | null {
  if (!isProblem(error, 'version_conflict')) return null
  const { current, changedFields } = error.extras
  if (!Array.isArray(changedFields) || current === null || typeof current !== 'object') return null
  const names = edits.map(({ field }) => (field.custom ? `custom.${field.name}` : field.name))
  // The server's own reply to the same address: a record of this type.
  return names.some(name => changedFields.includes(name)) ? null : (current as RecordData)
}
