// Asking until when a record is put off: one dialog for lists and pages alike, shown by the shell.
import { useSyncExternalStore } from 'react'
import type { RecordData } from '../api/types.ts'

let asking: RecordData | null = null
const watchers = new Set<() => void>()

export function askPutOff(record: RecordData | null): void {
  asking = record
  for (const watcher of watchers) watcher()
}

export function usePutOffAsked(): RecordData | null {
  return useSyncExternalStore(
    notify => {
      watchers.add(notify)
      return () => watchers.delete(notify)
    },
    () => asking,
  )
}
