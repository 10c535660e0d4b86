// Does one act on one record: shown at once, put back with the reason when it is refused.
import { useQueryClient } from '@tanstack/react-query'
import { putRecord } from '../../api/cached-records.ts'
import { type FieldEdit, toInput, useEditRecord, useRunCommand, withEdits } from '../../api/change-record.ts'
import { isProblem } from '../../api/problem.ts'
import type { CommandMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { showFailure, showToast } from '../toast.ts'
import { inTurn } from './in-turn.ts'
import { undoButton } from './take-back.ts'

export interface Perform {
  edit: (record: RecordData, edits: FieldEdit[]) => void
  run: (record: RecordData, command: CommandMeta, edit: FieldEdit | null) => void
}

export function usePerform(type: TypeMeta): Perform {
  const client = useQueryClient()
  const saving = useEditRecord(type)
  const running = useRunCommand(type)
  const refused = (record: RecordData, error: unknown) =>
    showFailure(t('verb.refused', { record: record.number ?? '' }), error)
  const succeeded = (text: string) => showToast(text, undoButton())
  const edit = async (record: RecordData, edits: FieldEdit[]) => {
    putRecord(client, type.plural, withEdits(record, edits))
    try {
      await inTurn(record, now => saving.mutateAsync({ record: now, edits }))
      succeeded(t('verb.saved', { record: record.number ?? '' }))
    } catch (error) {
      const again = onOtherFields(error, edits)
      if (again) edit(again, edits)
      else refused(record, error)
    }
  }
  const run = async (record: RecordData, command: CommandMeta, given: FieldEdit | null) => {
    if (given) putRecord(client, type.plural, withEdits(record, [given]))
    const input = given ? { [given.field.name]: toInput(given.value) } : {}
    try {
      await inTurn(record, now => running.mutateAsync({ record: now, command: command.name, input }))
      succeeded(t('command.done', { command: command.label, record: record.number ?? '' }))
    } catch (error) {
      putRecord(client, type.plural, record)
      refused(record, error)
    }
  }
  return { edit, run }
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
