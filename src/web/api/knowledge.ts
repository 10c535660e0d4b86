// Articles as answers: asking, reading, rating, and what readers made of them.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { putRecord } from './cached-records.ts'
import { get, post, search } from './client.ts'
import { keys } from './keys.ts'
import type { RecordData } from './types.ts'

export interface Answer {
  id: string
  number: string
  title: string
  kind: string
  language: string
  snippet: string
  matched: string[]
  alike: string[]
}

/** A question shorter than this says nothing yet. */
const shortest = 3

/** Articles that may answer these words, asked once the typing rests. */
export function useAnswers(words: string, limit = 5) {
  const asked = words.trim().slice(0, 300)
  const enabled = asked.length >= shortest
  const query = useQuery({
    queryKey: ['answers', asked, limit],
    queryFn: ({ signal }) =>
      get<{ items: Answer[] }>(`/knowledge/answers${search({ q: asked, limit })}`, signal),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return {
    items: enabled ? (query.data?.items ?? []) : [],
    asked,
    settled: enabled && query.isSuccess && !query.isPlaceholderData,
  }
}

/** What was looked for and how much was found. It is no more than a count: when it fails nobody is told. */
export function rememberSearch(words: string, found: number): void {
  post('/knowledge/searches', { words, found }).catch(() => {})
}

export function rememberRead(article: string, words: string | undefined): void {
  post('/knowledge/reads', { article, ...(words ? { words } : {}) }).catch(() => {})
}

export interface Edition {
  edition: number
  title: string
  body: string
  at: string
  by: string
}

export function useEditions(record: RecordData, enabled: boolean) {
  return useQuery({
    queryKey: ['editions', record.id, record.version],
    queryFn: ({ signal }) => get<{ items: Edition[] }>(`/articles/${record.id}/editions`, signal),
    enabled,
    placeholderData: keepPreviousData,
  })
}

export interface Translation {
  id: string
  number: string
  title: string
  language: string
  state: string
  original: boolean
  outdated: boolean
}

export function useTranslations(record: RecordData) {
  return useQuery({
    queryKey: ['translations', record.id, record.version],
    queryFn: ({ signal }) => get<{ items: Translation[] }>(`/articles/${record.id}/translations`, signal),
    staleTime: 60_000,
  })
}

export function useRate(record: RecordData) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { verdict: 'helpful' | 'unhelpful'; comment?: string }) =>
      post<RecordData>(`/articles/${record.id}/rate`, input),
    onSuccess: fresh => {
      putRecord(client, 'articles', fresh)
      client.invalidateQueries({ queryKey: keys.timeline('articles', record.id) })
    },
  })
}

export interface KnowledgeMeasures {
  reads: number
  selfSolved: number
  opened: number
  deflection: number | null
  resolved: number
  reused: number
  gaps: { words: string; searches: number; people: number; found: number }[]
}

export function useKnowledgeMeasures(days: number) {
  return useQuery({
    queryKey: ['knowledge-measures', days],
    queryFn: ({ signal }) => get<KnowledgeMeasures>(`/knowledge/measures${search({ days })}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
