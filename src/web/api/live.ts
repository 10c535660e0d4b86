// One event stream for the whole page; whoever shows records listens here.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

export interface LiveEvent {
  type: string
  id: string
  number?: string | null
  version: number
  fact: string
  by: string | null
}

type Listener = (event: LiveEvent | 'reset') => void
type Connection = 'connecting' | 'live' | 'lost'

const listeners = new Set<Listener>()
const watchers = new Set<() => void>()
let connection: Connection = 'connecting'
let source: EventSource | null = null

function setConnection(next: Connection) {
  if (connection === next) return
  // After a gap anything may have changed: those who listen read again.
  if (connection === 'lost' && next === 'live') for (const listener of listeners) listener('reset')
  connection = next
  for (const watcher of watchers) watcher()
}

/** `onMeta` is called when there are other fields or words than before. */
export function openLive(onMeta: () => void): () => void {
  const stream = new EventSource('/api/v1/live')
  source = stream
  stream.onopen = () => setConnection('live')
  stream.onerror = () => setConnection('lost')
  stream.addEventListener('record', message => {
    // Parsed here: the shape is the contract's.
    const event = JSON.parse(message.data) as LiveEvent
    for (const listener of listeners) listener(event)
  })
  stream.addEventListener('reset', () => {
    for (const listener of listeners) listener('reset')
  })
  stream.addEventListener('meta', onMeta)
  return () => {
    stream.close()
    if (source === stream) source = null
  }
}

export function useLive(onEvent: Listener): void {
  const latest = useEffectEvent(onEvent)
  useEffect(() => {
    const listener: Listener = event => latest(event)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    notify => {
      watchers.add(notify)
      return () => watchers.delete(notify)
    },
    () => connection,
  )
}
