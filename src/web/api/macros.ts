import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { putRecord, refreshAround } from './cached-records.ts'
import { get, post, search } from './client.ts'
import { keys } from './keys.ts'
import type { Change, RecordData, RecordPage, TypeMeta } from './types.ts'

export interface MacroEffect {
  kind: 'set' | 'command' | 'reply' | 'note'
  command: string
  label: string
  changes: Change[]
  says: { internal: boolean; to: string[]; text: string }[]
}

export interface MacroPreview {
  version: number
  steps: MacroEffect[]
  refused: { step: number; reason: string } | null
}

export interface MacroRun {
  record: RecordData
  run: string | null
}

interface MacroUndo {
  record: RecordData
  fields: string[]
  left: string[]
  replies: number
  notes: number
}

const most = 200

/** The macros this person may run on records of the type. */
export function useMacros(type: TypeMeta, enabled: boolean) {
  const q = `active:true recordType:"${type.type}"`
  return useQuery({
    queryKey: keys.short('macros', q, 'name', most),
    queryFn: ({ signal }) => get<RecordPage>(`/macros${search({ q, sort: 'name', limit: most })}`, signal),
    enabled,
    staleTime: 60_000,
  })
}

export function useMacroPreview(type: TypeMeta, record: RecordData, macro: string) {
  return useQuery({
    queryKey: ['macro-preview', type.plural, record.id, record.version, macro],
    queryFn: () => post<MacroPreview>(`/${type.plural}/${record.id}/macro/preview`, { macro }),
    gcTime: 0,
    retry: false,
  })
}

export function useRunMacro(type: TypeMeta, record: RecordData) {
  const client = useQueryClient()
  const put = (fresh: RecordData) => {
    putRecord(client, type.plural, fresh)
    refreshAround(client, type.plural, fresh)
  }
  const run = useMutation({
    mutationFn: (order: { macro: string; version: number }) =>
      post<MacroRun>(`/${type.plural}/${record.id}/macro/run`, order),
    onSuccess: done => put(done.record),
    onError: () => client.invalidateQueries({ queryKey: keys.records(type.plural) }),
  })
  const undo = async (id: string): Promise<MacroUndo> => {
    const said = await post<MacroUndo>(`/${type.plural}/${record.id}/macro/undo`, { run: id })
    put(said.record)
    return said
  }
  return { run, undo }
}
