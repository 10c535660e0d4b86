import { useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from './client.ts'
import { keys } from './keys.ts'
import type { BulkReport } from './types.ts'
import { remember } from './undo.ts'

export interface BulkTarget {
  ids?: string[]
  q?: string
}

export interface BulkAct {
  set?: Record<string, unknown>
  command?: string
  input?: Record<string, unknown>
}

export function previewBulk(plural: string, target: BulkTarget, act: BulkAct): Promise<BulkReport> {
  return post<BulkReport>(`/${plural}/bulk`, { ...target, ...act, preview: true })
}

export function undoBulk(id: string): Promise<BulkReport> {
  return post<BulkReport>(`/jobs/${id}/undo`)
}

/** After many records changed at once, everything of their type is read again. */
export function useRefreshAll(plural: string): () => void {
  const client = useQueryClient()
  return () => {
    client.invalidateQueries({ queryKey: keys.lists(plural) })
    client.invalidateQueries({ queryKey: keys.records(plural) })
    client.invalidateQueries({ queryKey: keys.counts(plural) })
    client.invalidateQueries({ queryKey: keys.viewCounts(plural) })
    client.invalidateQueries({ queryKey: keys.shorts(plural) })
  }
}

export function useBulk(plural: string) {
  const refresh = useRefreshAll(plural)
  return useMutation({
    mutationFn: ({ target, act }: { target: BulkTarget; act: BulkAct }) =>
      post<BulkReport>(`/${plural}/bulk`, { ...target, ...act, preview: false }),
    onSuccess: report => {
      const id = report.undo ?? report.job ?? null
      // A job is taken back under the same id, once it is done.
      remember({ where: '', back: id ? () => undoBulk(id).then(refresh) : null })
      refresh()
    },
  })
}
