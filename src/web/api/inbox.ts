// A person's inbox and what he has put off. What he marks shows at once; the server's word follows.
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { get, post, request, search } from './client.ts'
import type { StateCategory } from './types.ts'

export type Box = 'open' | 'unread' | 'snoozed' | 'done'

export const notificationEvents = [
  'mentioned',
  'assigned',
  'breached',
  'warned',
  'asked',
  'finished',
  'received',
  'answered',
  'replied',
  'noted',
  'changed',
  'group',
] as const
export type NotificationEvent = (typeof notificationEvents)[number]

export interface InboxEntry {
  id: number
  reason: NotificationEvent | 'returned'
  detail: string | null
  at: string
  actor: { id: string | null; name: string }
  internal: boolean
  times: number
  unread: boolean
  excerpt: string | null
}

export interface InboxThread {
  record: {
    id: string
    type: string
    number: string
    title: string
    state: string
    stateCategory: StateCategory
  }
  at: string
  unread: boolean
  muted: boolean
  snoozedUntil: string | null
  entries: InboxEntry[]
}

interface InboxPage {
  items: InboxThread[]
  next: string | null
}

const inboxKeys = {
  all: ['inbox'] as const,
  boxes: ['inbox', 'box'] as const,
  box: (box: Box) => ['inbox', 'box', box] as const,
  count: ['inbox', 'count'] as const,
}

export function useInbox(box: Box, limit = 50, enabled = true) {
  return useInfiniteQuery({
    queryKey: [...inboxKeys.box(box), limit],
    queryFn: ({ pageParam, signal }) =>
      get<InboxPage>(`/notifications${search({ box, limit, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
}

export function useInboxCount(): { unread: number; capped: boolean } {
  const { data } = useQuery({
    queryKey: inboxKeys.count,
    queryFn: ({ signal }) => get<{ unread: number; capped: boolean }>('/notifications/count', signal),
    staleTime: 60_000,
  })
  return data ?? { unread: 0, capped: false }
}

/** After the server said that something changed: the number always, lists where one is open. */
export function useRefreshInbox(): () => void {
  const client = useQueryClient()
  return () => {
    client.invalidateQueries({ queryKey: inboxKeys.all })
    client.invalidateQueries({ queryKey: snoozeKey })
  }
}

export type Marking = 'read' | 'unread' | 'done' | 'undone'

type Pages = InfiniteData<InboxPage>

const mapThreads = (data: Pages | undefined, change: (thread: InboxThread) => InboxThread | null) =>
  data && {
    ...data,
    pages: data.pages.map(page => ({ ...page, items: page.items.flatMap(item => change(item) ?? []) })),
  }

/** What marking makes of a thread in the box it is shown in; null: it leaves. */
function marked(thread: InboxThread, as: Marking): InboxThread | null {
  if (as === 'done' || as === 'undone') return null
  const unread = as === 'unread'
  return { ...thread, unread, entries: thread.entries.map(entry => ({ ...entry, unread })) }
}

function useThreadChange<T>(
  send: (input: T) => Promise<unknown>,
  change: (thread: InboxThread, input: T) => InboxThread | null,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onMutate: async input => {
      await client.cancelQueries({ queryKey: inboxKeys.boxes })
      client.setQueriesData<Pages>({ queryKey: inboxKeys.boxes }, data =>
        mapThreads(data, thread => change(thread, input)),
      )
    },
    onSettled: () => client.invalidateQueries({ queryKey: inboxKeys.all }),
  })
}

const isOf = (records: string[] | 'all', thread: InboxThread): boolean =>
  records === 'all' || records.includes(thread.record.id)

export function useMarkInbox() {
  return useThreadChange(
    ({ as, records }: { as: Marking; records: string[] | 'all' }) =>
      post('/notifications/mark', records === 'all' ? { as, all: true } : { as, records }),
    (thread, { as, records }) => (isOf(records, thread) ? marked(thread, as) : thread),
  )
}

export function useSnoozeInbox() {
  return useThreadChange(
    (input: { records: string[]; until: string | null }) => post('/notifications/snooze', input),
    (thread, { records }) => (isOf(records, thread) ? null : thread),
  )
}

export function useMuteRecord() {
  return useThreadChange(
    (input: { record: string; muted: boolean }) => post('/notifications/mute', input),
    (thread, { record, muted }) => (thread.record.id === record ? { ...thread, muted } : thread),
  )
}

const snoozeKey = ['snoozes'] as const

/** What this person has put off, by record; few. */
export function useSnoozes(): ReadonlyMap<string, string | null> {
  const { data } = useQuery({
    queryKey: snoozeKey,
    queryFn: ({ signal }) => get<{ items: { record: string; until: string | null }[] }>('/snoozes', signal),
    select: toMap,
    staleTime: 60_000,
  })
  return data ?? nothing
}

const nothing: ReadonlyMap<string, string | null> = new Map()
const toMap = ({ items }: { items: { record: string; until: string | null }[] }) =>
  new Map(items.map(({ record, until }) => [record, until]))

/** Puts work off, or takes it back with `until: undefined`. Lists that leave it out are read again. */
export function useSnoozeWork() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ record, until }: { record: string; until: string | null | undefined }) =>
      until === undefined ? request('DELETE', `/snoozes/${record}`) : post('/snoozes', { record, until }),
    onSettled: () => {
      for (const key of ['snoozes', 'short', 'count', 'list']) client.invalidateQueries({ queryKey: [key] })
    },
  })
}
