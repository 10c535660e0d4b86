// What an incident has besides what every record has: who called, what is like it, what its history measures.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { putRecord, refreshAround } from './cached-records.ts'
import { get, post, search } from './client.ts'
import { keys } from './keys.ts'
import type { Attachment, Entry, RecordData, StateCategory, TypeMeta } from './types.ts'

export interface IncidentLine {
  id: string
  number: string
  title: string
  state: string
  stateCategory: StateCategory
}

export interface CallerContext {
  caller: RecordData | null
  open: (IncidentLine & { createdAt: string })[]
  recent: (IncidentLine & { createdAt: string })[]
  calls: number
}

export function useCallerContext(record: RecordData) {
  return useQuery({
    queryKey: ['context', record.id, record.requester],
    queryFn: ({ signal }) => get<CallerContext>(`/incidents/${record.id}/context`, signal),
    staleTime: 60_000,
  })
}

export interface SimilarIncident extends IncidentLine {
  closureCode: string | null
  closureNotes: string | null
  resolvedAt: string | null
  updatedAt: string
}

export function useSimilar(record: RecordData) {
  return useQuery({
    queryKey: ['similar', record.id, record.title],
    queryFn: ({ signal }) => get<{ items: SimilarIncident[] }>(`/incidents/${record.id}/similar`, signal),
    staleTime: 60_000,
  })
}

/** Asked once the typing rests; shorter than a word or two it says nothing. */
export function useSimilarTo(text: string, own: boolean) {
  const words = text.trim().slice(0, 500)
  const enabled = words.length >= 5
  const query = useQuery({
    queryKey: ['similar-to', own, words],
    queryFn: ({ signal }) =>
      get<{ items: SimilarIncident[] }>(
        `/incidents/similar${search({ text: words, own: own ? 'true' : null })}`,
        signal,
      ),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return enabled ? (query.data?.items ?? []) : []
}

export interface SeenByRequester {
  record: RecordData
  timeline: Entry[]
  attachments: Pick<Attachment, 'id' | 'name' | 'size'>[]
}

/** Not cached: each look is kept in the history. */
export function useSeenByRequester(id: string) {
  return useQuery({
    queryKey: ['as-requester', id],
    queryFn: ({ signal }) => get<SeenByRequester>(`/incidents/${id}/as-requester`, signal),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  })
}

interface Turn {
  from: string | null
  to: string | null
}

export interface Measures {
  outcome: 'open' | 'resolved' | 'cancelled' | 'merged'
  holds: { from: string; to: string | null; reason: string | null }[]
  reopenedAt: string[]
  handOvers: { at: string; person: Turn | null; group: Turn | null }[]
  touchedBy: { id: string; name: string; acts: number }[]
  firstContact: { strict: boolean | null; proxy: boolean | null }
  seconds: {
    firstResponse: number | null
    acknowledge: number | null
    resolve: number | null
    held: number
    resolveWithoutHold: number | null
  }
  names: Record<string, string>
}

export function useMeasures(record: RecordData, enabled: boolean) {
  return useQuery({
    queryKey: ['measures', record.id, record.version],
    queryFn: ({ signal }) => get<Measures>(`/incidents/${record.id}/measures`, signal),
    enabled,
    placeholderData: keepPreviousData,
  })
}

export interface SplitPart {
  title: string
  requester?: string
  comments: string[]
  attachments: string[]
  watchers: boolean
}

export function useSplit(type: TypeMeta, record: RecordData) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (parts: SplitPart[]) =>
      post<{ record: RecordData; items: RecordData[] }>(`/incidents/${record.id}/parts`, { parts }),
    onSuccess: ({ record: fresh }) => {
      putRecord(client, type.plural, fresh)
      refreshAround(client, type.plural, fresh)
      client.invalidateQueries({ queryKey: keys.lists(type.plural) })
    },
  })
}
