import { useQuery } from '@tanstack/react-query'
import { get, search } from './client.ts'

export interface PreparedTemplate {
  id: string
  name: string
  group: string | null
  values: Record<string, unknown>
}

export function useTemplates(type: string, enabled: boolean) {
  return useQuery({
    queryKey: ['templates-offered', type],
    queryFn: ({ signal }) =>
      get<{ items: PreparedTemplate[] }>(`/templates/offered${search({ type })}`, signal),
    enabled,
    staleTime: 60_000,
  })
}
