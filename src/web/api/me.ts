import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { loadLanguage } from '../messages/use-language.ts'
import { get, post, request } from './client.ts'
import { keys } from './keys.ts'
import { isProblem } from './problem.ts'
import type { AfterVerb, ColorScheme, Density, Me, UndoSeconds } from './types.ts'

/** Null means: nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await get<Me>('/me')
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/** For pages behind the sign-in gate, which renders nothing until somebody is signed in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery)
  if (!data) throw new Error('useMe is used outside the sign-in gate')
  return data
}

export interface PreferenceChange {
  colorScheme?: ColorScheme
  density?: Density
  singleKeys?: boolean
  undoSeconds?: UndoSeconds
  afterVerb?: AfterVerb
  keys?: Record<string, string>
  language?: string
  timeZone?: string
}

export function useSavePreferences() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: PreferenceChange) => request<Me>('PATCH', '/me/preferences', { body: change }),
    onMutate: change => {
      const before = client.getQueryData<Me | null>(keys.me)
      if (before) {
        const { language = before.language, timeZone = before.timeZone, ...preferences } = change
        const next = { ...before, language, timeZone, preferences: { ...before.preferences, ...preferences } }
        client.setQueryData<Me | null>(keys.me, next)
      }
      return { before }
    },
    onError: (_error, _change, context) => client.setQueryData(keys.me, context?.before),
    onSuccess: async (me, change) => {
      if (change.language) await loadLanguage(me.language)
      client.setQueryData(keys.me, me)
      // The words of records, histories and views come from the server.
      if (change.language) await client.invalidateQueries()
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<null>('/auth/sign-out'),
    // What one person saw must not stay in memory for the next.
    onSettled: () => {
      client.clear()
      window.location.assign('/')
    },
  })
}
