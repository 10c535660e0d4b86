import { useQuery } from '@tanstack/react-query'
import { get, search } from './client.ts'

export interface FilledReply {
  id: string
  name: string
  group: string | null
  text: string
  missing: string[]
}

/** The answers kept for use, as they would read on this record. */
export function useFilledReplies(type: string, record: string, version: number, enabled: boolean) {
  return useQuery({
    queryKey: ['filled-replies', type, record, version],
    queryFn: ({ signal }) =>
      get<{ items: FilledReply[] }>(`/canned-replies/filled${search({ type, record })}`, signal),
    enabled,
    staleTime: 30_000,
  })
}
