import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, search } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import type { RecordPage } from '../../api/types.ts'
import { useDebounced } from '../../shell/use-debounced.ts'
import type { Named } from './mentions.ts'

const colleagues = 'active:true roles:agent,process_owner,administrator'
const people = 6
const groups = 4
const quiet = 120

/** Colleagues and teams by the beginning of a name; null when no name is being typed. */
export function useMentionChoices(words: string | null): { choices: Named[]; loading: boolean } {
  const asked = useDebounced((words ?? '').replace(/[":()]/g, ' ').trim(), quiet)
  const query = useQuery({
    queryKey: keys.options('mention', asked),
    queryFn: async ({ signal }): Promise<Named[]> => {
      const page = (plural: string, q: string, limit: number) =>
        get<RecordPage>(`/${plural}${search({ q: `${asked} ${q}`.trim(), sort: 'name', limit })}`, signal)
      const [persons, teams] = await Promise.all([
        page('people', colleagues, people),
        page('groups', 'active:true', groups),
      ])
      return [
        ...persons.items.map(item => ({ type: 'person' as const, id: item.id, name: plainName(item.name) })),
        ...teams.items.map(item => ({ type: 'group' as const, id: item.id, name: plainName(item.name) })),
      ]
    },
    enabled: words !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return { choices: words === null ? [] : (query.data ?? []), loading: query.isPending }
}

/** Brackets would end the mention before its name does. */
const plainName = (name: unknown): string =>
  String(name)
    .replace(/[[\]\s]+/g, ' ')
    .trim()
