import { useQuery } from '@tanstack/react-query'
import { get, search } from '../../api/client.ts'
import type { RecordPage } from '../../api/types.ts'
import type { Preset } from './agreement-draft.ts'

export interface Vocabulary {
  names: string[]
  presets: Record<string, Preset>
}

/** What conditions about this type may say, and what the measures begin with. */
export function useVocabulary(recordType: string) {
  return useQuery({
    queryKey: ['agreement-vocabulary', recordType],
    queryFn: () => get<Vocabulary>(`/agreements/vocabulary${search({ recordType })}`),
    enabled: recordType !== '',
    staleTime: Infinity,
  })
}

/** All calendars or groups in use, as choices. */
export function useChoices(plural: 'calendars' | 'groups'): { value: string; label: string }[] {
  const query = useQuery({
    queryKey: ['agreement-choices', plural],
    queryFn: () => get<RecordPage>(`/${plural}${search({ q: 'active:yes', sort: 'name', limit: 200 })}`),
    staleTime: 60_000,
  })
  return (query.data?.items ?? []).map(item => ({ value: item.id, label: String(item.name) }))
}
