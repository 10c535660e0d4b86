import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { putRecord, refreshAround } from './cached-records.ts'
import { get, post } from './client.ts'
import { keys } from './keys.ts'
import type { RecordData, TypeMeta } from './types.ts'

export interface ChecklistItem {
  id: string
  text: string
  mandatory: boolean
  done: { at: string; by: { id: string | null; name: string } } | null
}

export interface Checklist {
  items: ChecklistItem[]
  done: number
  total: number
}

export function useChecklist(plural: string, id: string) {
  return useQuery({
    queryKey: keys.checklist(plural, id),
    queryFn: ({ signal }) => get<Checklist>(`/${plural}/${id}/checklist`, signal),
  })
}

interface ChecklistAct {
  command: string
  input: Record<string, unknown>
  /** How the list looks when it is done: shown at once, taken back when it is refused. */
  ahead?: (items: ChecklistItem[]) => ChecklistItem[]
}

export function useChecklistAct(type: TypeMeta, record: RecordData) {
  const client = useQueryClient()
  const key = keys.checklist(type.plural, record.id)
  return useMutation({
    mutationFn: ({ command, input }: ChecklistAct) =>
      post<RecordData>(`/${type.plural}/${record.id}/${command}`, input),
    onMutate: async ({ ahead }) => {
      if (!ahead) return
      await client.cancelQueries({ queryKey: key })
      client.setQueryData<Checklist>(key, list => {
        if (!list) return list
        const items = ahead(list.items)
        return { items, done: items.filter(item => item.done).length, total: items.length }
      })
    },
    onSuccess: fresh => {
      putRecord(client, type.plural, fresh)
      refreshAround(client, type.plural, fresh)
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
