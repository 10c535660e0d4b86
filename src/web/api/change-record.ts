import { useMutation, useQueryClient } from '@tanstack/react-query'
import { putRecord, refreshAround } from './cached-records.ts'
import { post, request } from './client.ts'
import { isProblem } from './problem.ts'
import type { FieldMeta, FieldValue, RecordData, TypeMeta } from './types.ts'
import { rememberCommand, rememberEdit } from './undo.ts'

export interface FieldEdit {
  field: FieldMeta
  value: FieldValue
}

/** What the server wants for a value the page shows: references travel as ids. */
export function toInput(value: FieldValue): unknown {
  if (Array.isArray(value)) return value.map(item => (typeof item === 'string' ? item : item.id))
  if (value !== null && typeof value === 'object') return value.id
  return value
}

export function toPatch(edits: FieldEdit[]): Record<string, unknown> {
  const patch: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const { field, value } of edits) {
    if (field.custom) custom[field.name] = toInput(value)
    else patch[field.name] = toInput(value)
  }
  if (Object.keys(custom).length > 0) patch.custom = custom
  return patch
}

export function withEdits(record: RecordData, edits: FieldEdit[]): RecordData {
  const next: RecordData = { ...record, custom: { ...record.custom } }
  for (const { field, value } of edits) {
    if (field.custom) next.custom[field.name] = value
    else next[field.name] = value
  }
  return next
}

interface EditRequest {
  record: RecordData
  edits: FieldEdit[]
}

/** A refusal for a stale version brings the record as it is now. */
function currentOf(error: unknown): RecordData | null {
  const current = isProblem(error, 'version_conflict') ? error.extras.current : null
  // The server's own reply to the same address: a record of this type.
  return current ? (current as RecordData) : null
}

/** Shows the edit at once; a refusal puts the old values back and leaves the reason to the caller. */
export function useEditRecord(type: TypeMeta) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ record, edits }: EditRequest) =>
      request<RecordData>('PATCH', `/${type.plural}/${record.id}`, {
        body: toPatch(edits),
        ifMatch: record.version,
      }),
    onMutate: ({ record, edits }) => putRecord(client, type.plural, withEdits(record, edits)),
    onError: (error, { record }) => putRecord(client, type.plural, currentOf(error) ?? record),
    onSuccess: (fresh, { record }) => {
      rememberEdit(client, type, record, fresh)
      putRecord(client, type.plural, fresh)
      refreshAround(client, type.plural, fresh)
    },
  })
}

interface CommandRequest {
  record: RecordData
  command: string
  input?: Record<string, unknown>
}

export function useRunCommand(type: TypeMeta) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ record, command, input }: CommandRequest) =>
      post<RecordData>(`/${type.plural}/${record.id}/${command}`, input ?? {}),
    onSuccess: (fresh, { record, command }) => {
      if (!fresh?.id) return
      const known = type.commands.find(candidate => candidate.name === command) ?? null
      rememberCommand(client, type, known, record, fresh)
      putRecord(client, type.plural, fresh)
      refreshAround(client, type.plural, fresh)
    },
  })
}
