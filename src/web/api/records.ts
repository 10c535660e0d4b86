import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { rowInLists } from './cached-records.ts'
import { get, post, search } from './client.ts'
import { keys } from './keys.ts'
import type { RecordData, RecordPage, TypeMeta } from './types.ts'

export const pageSize = 100

export function fetchPage(plural: string, q: string, sort: string, cursor: string | null, limit = pageSize) {
  return get<RecordPage>(`/${plural}${search({ q, sort, limit, cursor })}`)
}

export function useRecordPages(plural: string, q: string, sort: string, enabled = true) {
  return useInfiniteQuery({
    queryKey: keys.list(plural, q, sort),
    queryFn: ({ pageParam, signal }) =>
      get<RecordPage>(`/${plural}${search({ q, sort, limit: pageSize, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
}

/** A short list for a section of a page: one small read, no paging. */
export function useShortList(plural: string, q: string, sort: string, limit: number) {
  return useQuery({
    queryKey: keys.short(plural, q, sort, limit),
    queryFn: ({ signal }) => get<RecordPage>(`/${plural}${search({ q, sort, limit })}`, signal),
    staleTime: 15_000,
  })
}

export interface Count {
  count: number
  capped: boolean
}

export function useCount(plural: string, q: string, enabled = true) {
  return useQuery({
    queryKey: keys.count(plural, q),
    queryFn: ({ signal }) => get<Count>(`/${plural}/count${search({ q })}`, signal),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
}

/** The counts beside the names of views: read again after one's own acts and each minute, not with every event. */
export function useCounts(plural: string, queries: string[], enabled: boolean): Map<string, Count> {
  const wanted = [...new Set(queries)]
  const found = useQueries({
    queries: wanted.map(q => ({
      queryKey: keys.viewCount(plural, q),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<Count>(`/${plural}/count${search({ q })}`, signal),
      enabled,
      staleTime: 30_000,
      refetchInterval: 60_000,
    })),
  })
  return new Map(found.flatMap(({ data }, at) => (data ? [[wanted[at] ?? '', data] as const] : [])))
}

export const recordQuery = (plural: string, id: string) =>
  queryOptions({
    queryKey: keys.record(plural, id),
    queryFn: ({ signal }) => get<RecordData>(`/${plural}/${encodeURIComponent(id)}`, signal),
    staleTime: 10_000,
  })

export function useRecord(plural: string, id: string) {
  const client = useQueryClient()
  return useQuery({ ...recordQuery(plural, id), placeholderData: () => rowInLists(client, plural, id) })
}

export function useCreateRecord(type: TypeMeta) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Record<string, unknown>) => post<RecordData>(`/${type.plural}`, input),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keys.lists(type.plural) })
      client.invalidateQueries({ queryKey: keys.shorts(type.plural) })
      client.invalidateQueries({ queryKey: keys.counts(type.plural) })
    },
  })
}
