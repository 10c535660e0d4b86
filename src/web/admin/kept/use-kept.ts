import { useMutation, useQueryClient } from '@tanstack/react-query'
import { post, request } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'

/** Saves a record that has a form of its own: a new one, or what changed of the one that was opened. */
export function useSaveKept(type: TypeMeta, record: RecordData | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Record<string, unknown>) =>
      record
        ? request<RecordData>('PATCH', `/${type.plural}/${record.id}`, {
            body: input,
            ifMatch: record.version,
          })
        : post<RecordData>(`/${type.plural}`, input),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keys.lists(type.plural) })
      client.invalidateQueries({ queryKey: keys.shorts(type.plural) })
      client.invalidateQueries({ queryKey: keys.records(type.plural) })
      client.invalidateQueries({ queryKey: ['prepared', type.plural] })
      client.invalidateQueries({ queryKey: ['templates-offered'] })
    },
  })
}
