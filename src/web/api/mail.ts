// The log of mail: what arrived, what left, what became of it.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post, search } from './client.ts'

export interface Message {
  id: string
  direction: 'in' | 'out'
  at: string
  disposition: string
  reason: string
  from: { name: string; address: string }
  to: string[]
  subject: string | null
  size: number
  reasons: string[]
  /** What the reason speaks of. */
  note: string | null
  attempts: number
  nextAt: string | null
  sentAt: string | null
  record: { type: string; id: string; number: string; title: string } | null
}

export interface MessageDetail extends Message {
  messageId: string | null
  source: string | null
  envelopeFrom: string | null
  envelopeTo: string[]
  repeatable: boolean
}

export interface MailState {
  from: string | null
  sends: boolean
  listensOn: number | null
  mailbox: { problem: string | null } | null
  counts: Record<string, number>
}

export interface MailFilter {
  direction: string
  disposition: string
  words: string
}

const all = ['mail'] as const

export function useMailLog(filter: MailFilter) {
  return useInfiniteQuery({
    queryKey: [...all, 'log', filter],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: Message[]; next: string | null }>(
        `/mail/messages${search({ ...filter, cursor: pageParam })}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: 15_000,
  })
}

export const useMailState = () =>
  useQuery({
    queryKey: [...all, 'state'],
    queryFn: () => get<MailState>('/mail/state'),
    refetchInterval: 15_000,
  })

export const useMessage = (id: string) =>
  useQuery({ queryKey: [...all, 'message', id], queryFn: () => get<MessageDetail>(`/mail/messages/${id}`) })

export const sourcePath = (id: string): string => `/api/v1/mail/messages/${id}/source`

/** The source as text; null until it is asked for. */
export function useSource(id: string, wanted: boolean) {
  return useQuery({
    queryKey: [...all, 'source', id],
    enabled: wanted,
    queryFn: async ({ signal }) => {
      const reply = await fetch(sourcePath(id), { credentials: 'same-origin', signal })
      if (!reply.ok) throw new Error(reply.statusText)
      return reply.text()
    },
  })
}

export function useOnceMore() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, accept }: { id: string; accept: boolean }) =>
      post(`/mail/messages/${id}/again`, { accept }),
    onSettled: () => client.invalidateQueries({ queryKey: all }),
  })
}
