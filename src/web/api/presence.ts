// Who has which record open: read once when the stream opens, afterwards told by it. No row ever asks for itself.
import { useSyncExternalStore } from 'react'
import { get } from './client.ts'
import { hear } from './live.ts'

export type Doing = 'viewing' | 'reply' | 'note'

export interface Present {
  id: string
  name: string
  doing: Doing
}

interface News {
  record: string
  people: Present[]
}

const nobody: Present[] = []
const watchers = new Set<() => void>()
let here = new Map<string, Present[]>()
let self = ''
/** What is told while the first reading is under way is newer than its answer. */
let meanwhile: Map<string, Present[]> | null = null

function put(into: Map<string, Present[]>, { record, people }: News): void {
  const others = people.filter(person => person.id !== self)
  into.set(record, others.length > 0 ? others : nobody)
}

function publish(next: Map<string, Present[]>): void {
  here = next
  for (const watcher of watchers) watcher()
}

hear('presence', data => {
  // Parsed in live.ts: the shape is the contract's.
  const news = data as News
  if (meanwhile) put(meanwhile, news)
  const next = new Map(here)
  put(next, news)
  publish(next)
})

/** Reads who is where, as this person may know it. */
export async function loadPresence(me: string): Promise<void> {
  self = me
  const told = new Map<string, Present[]>()
  meanwhile = told
  const { items } = await get<{ items: News[] }>('/presence')
  if (meanwhile !== told) return
  meanwhile = null
  const next = new Map<string, Present[]>()
  for (const item of items) put(next, item)
  publish(new Map([...next, ...told]))
}

/** Without a stream nobody tells who left: then nobody is shown. */
export function forgetPresence(): void {
  meanwhile = null
  if (here.size > 0) publish(new Map())
}

/** The others on this record. */
export function usePresent(record: string): Present[] {
  return useSyncExternalStore(
    notify => {
      watchers.add(notify)
      return () => watchers.delete(notify)
    },
    () => here.get(record) ?? nobody,
  )
}
