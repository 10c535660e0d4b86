// How service levels were kept, by target and month, and the work items behind each number.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get, search } from './client.ts'
import type { Ref } from './types.ts'

export interface MonthOfTarget {
  agreement: Ref & { kind: string }
  target: Ref
  /** `2026-03` */
  month: string
  completed: number
  kept: number
}

export interface EndedClock {
  record: { id: string; type: string; number: string; title: string }
  endedAt: string
  breachedAt: string | null
  /** Milliseconds of working time. */
  allowed: number
  elapsed: number
}

export function useAttainment(from: string, until: string, timeZone: string) {
  return useQuery({
    queryKey: ['attainment', from, until, timeZone],
    queryFn: () =>
      get<{ items: MonthOfTarget[] }>(`/service-levels/attainment${search({ from, until, timeZone })}`),
    staleTime: 60_000,
  })
}

export interface WhichClocks {
  target: string
  from: string
  until: string
  kept: string
}

export function useEndedClocks(which: WhichClocks) {
  return useInfiniteQuery({
    queryKey: ['ended-clocks', which],
    queryFn: ({ pageParam }) =>
      get<{ items: EndedClock[]; next: string | null }>(
        `/service-levels/clocks${search({ ...which, cursor: pageParam })}`,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}
