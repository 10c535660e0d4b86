import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, search } from './client.ts'
import { keys } from './keys.ts'
import type { SearchReply } from './types.ts'

export function useSearchHits(q: string, types = '') {
  return useQuery({
    queryKey: keys.search(q, types),
    queryFn: ({ signal }) => get<SearchReply>(`/search${search({ q, types })}`, signal),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}
