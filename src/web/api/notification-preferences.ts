// What a person is told and how. A choice shows at once; the server's word follows.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, request } from './client.ts'
import type { NotificationEvent } from './inbox.ts'

export type NotificationChannel = 'app' | 'mail' | 'push'
export type Digest = 'never' | 'daily' | 'weekly'

export interface NotificationPreferences {
  events: Record<NotificationEvent, Record<NotificationChannel, boolean>>
  quietHours: { from: string; until: string } | null
  digest: Digest
}

type Choices = Partial<Record<NotificationEvent, Partial<Record<NotificationChannel, boolean>>>>

export interface NotificationPreferenceChange
  extends Partial<Pick<NotificationPreferences, 'quietHours' | 'digest'>> {
  events?: Choices
}

const key = ['inbox', 'preferences'] as const

export function useNotificationPreferences() {
  return useQuery({
    queryKey: key,
    queryFn: () => get<NotificationPreferences>('/notifications/preferences'),
  })
}

function changed(
  before: NotificationPreferences,
  { events = {}, ...rest }: NotificationPreferenceChange,
): NotificationPreferences {
  const merged = { ...before.events }
  for (const [event, choice] of Object.entries(events) as [NotificationEvent, object][])
    merged[event] = { ...merged[event], ...choice }
  return { ...before, ...rest, events: merged }
}

export function useSaveNotificationPreference() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: NotificationPreferenceChange) =>
      request<NotificationPreferences>('PATCH', '/notifications/preferences', { body: change }),
    onMutate: change =>
      client.setQueryData<NotificationPreferences>(key, before => before && changed(before, change)),
    onSuccess: saved => client.setQueryData(key, saved),
    onError: () => client.invalidateQueries({ queryKey: key }),
  })
}
