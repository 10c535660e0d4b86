// Service level clocks: of one record with all that explains them, and of the rows of a list in one question.
import { useQuery } from '@tanstack/react-query'
import { get } from './client.ts'
import { keys } from './keys.ts'
import type { RecordData, Ref, TypeMeta } from './types.ts'

export type ClockState = 'running' | 'paused' | 'completed' | 'cancelled'
export type ClockReason = 'started' | 'reset' | 'paused' | 'resumed' | 'stopped' | 'cancelled' | 'noPromise'

export interface ClockSegment {
  from: string
  to: string
  state: ClockState
  /** Milliseconds of working time that counted. */
  counted: number
  why: ClockReason
  /** The condition of the agreement. */
  rule: string | null
  /** What happened, in words, and who did it. */
  fact: string
  by: string
  group: Ref | null
  assignee: Ref | null
}

export interface ServiceClock {
  agreement: Ref & { kind: string }
  target: Ref & { measure: string }
  state: ClockState
  startedAt: string
  endedAt: string | null
  dueAt: string | null
  breachedAt: string | null
  /** Milliseconds of working time. */
  allowed: number
  elapsed: number
  left: number
  percent: number
  resets: number
  calendar: Ref | null
  zone: string | null
  segments: ClockSegment[]
  heldBy: { group: Ref | null; assignee: Ref | null; counted: number }[]
  warnings: { percent: number; at: string | null }[]
}

const minute = 60_000

/** Told anew from the record's history each time: the version in the key asks again after every change. */
export function useClocks(type: TypeMeta, record: RecordData) {
  return useQuery({
    queryKey: [...keys.clocks(type.plural, record.id), record.version],
    queryFn: ({ signal }) =>
      get<{ now: string; items: ServiceClock[] }>(`/${type.plural}/${record.id}/clocks`, signal),
    placeholderData: previous => previous,
    refetchInterval: minute,
  })
}

/** The clock of a row that runs out next. */
export interface RowClock {
  record: string
  target: string
  state: 'running' | 'paused'
  dueAt: string | null
  percent: number
}

export function useRowClock(record: RecordData) {
  return useQuery({
    queryKey: ['row-clock', record.id, record.version, record.slaDueAt ?? null],
    queryFn: () => clockOf(record.id),
    refetchInterval: minute,
    staleTime: minute / 2,
  })
}

interface Waiting {
  id: string
  resolve: (clock: RowClock | null) => void
  reject: (error: unknown) => void
}

const togetherMs = 15
const mostAtOnce = 50
let waiting: Waiting[] = []

/** Rows that ask within a moment are asked for in one request. */
function clockOf(id: string): Promise<RowClock | null> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) window.setTimeout(askForAll, togetherMs)
    waiting.push({ id, resolve, reject })
  })
}

function askForAll(): void {
  const all = waiting
  waiting = []
  for (let at = 0; at < all.length; at += mostAtOnce) askFor(all.slice(at, at + mostAtOnce))
}

async function askFor(some: Waiting[]): Promise<void> {
  try {
    const ids = new URLSearchParams(some.map(({ id }) => ['records', id]))
    const { items } = await get<{ items: RowClock[] }>(`/service-clocks?${ids}`)
    for (const { id, resolve } of some) resolve(items.find(item => item.record === id) ?? null)
  } catch (error) {
    for (const { reject } of some) reject(error)
  }
}
