import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { putRecord, refreshAround } from './cached-records.ts'
import { get, post } from './client.ts'
import { keys } from './keys.ts'
import type { RecordData, Ref, TypeMeta } from './types.ts'

export interface TimeEntry {
  id: string
  person: Ref
  minutes: number
  /** A calendar day without a zone. */
  workedOn: string
  kind: string
  billable: boolean
  note: string | null
}

export interface TimeOnRecord {
  items: TimeEntry[]
  total: number
  billable: number
  kinds: string[]
  running: { person: Ref; startedAt: string }[]
}

export interface MyTimer {
  running: {
    startedAt: string
    record: { id: string; type: string; number: string | null; title: string }
  } | null
}

export function useTimeOn(plural: string, id: string) {
  return useQuery({
    queryKey: keys.timeWorked(plural, id),
    queryFn: ({ signal }) => get<TimeOnRecord>(`/${plural}/${id}/time-worked`, signal),
  })
}

export function useMyTimer(enabled = true) {
  return useQuery({
    queryKey: keys.timer,
    queryFn: ({ signal }) => get<MyTimer>('/timer', signal),
    staleTime: 60_000,
    enabled,
  })
}

interface TimeAct {
  command: 'logTime' | 'correctTime' | 'withdrawTime' | 'startTimer' | 'stopTimer'
  input?: Record<string, unknown>
}

/** Any act on time worked. Starting a timer may end one on another record, so all that show time read again. */
export function useTimeAct(type: TypeMeta | null, record: { id: string }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ command, input }: TimeAct) =>
      post<RecordData>(`/${type?.plural}/${record.id}/${command}`, input ?? {}),
    onSuccess: fresh => {
      if (!type) return
      putRecord(client, type.plural, fresh)
      refreshAround(client, type.plural, fresh)
    },
    onSettled: () => {
      client.invalidateQueries({ queryKey: keys.timer })
      client.invalidateQueries({ queryKey: keys.allTimeWorked })
    },
  })
}
