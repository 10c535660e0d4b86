// The address of the page as a store: what the browser's bar says, and going somewhere else.
import { useSyncExternalStore } from 'react'

export type Search = Record<string, string | undefined>

export interface Address {
  pathname: string
  search: Search
  /** Names this visit in the history: the place on the page is kept under it. */
  visit: string
}

export interface GoOptions {
  search?: Search
  /** Changes the address without a new step in the history. */
  replace?: boolean
}

const watchers = new Set<() => void>()
let address = readAddress()

function readAddress(): Address {
  const { pathname, search } = window.location
  const state: unknown = window.history.state
  const kept = state !== null && typeof state === 'object' && 'visit' in state ? state.visit : null
  return {
    pathname: pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname,
    search: Object.fromEntries(new URLSearchParams(search)),
    visit: typeof kept === 'string' ? kept : 'first',
  }
}

function changed() {
  address = readAddress()
  for (const watcher of watchers) watcher()
}

window.history.scrollRestoration = 'manual'
window.addEventListener('popstate', changed)

/** Plain ?q=is:open, readable and typeable by hand. */
export function hrefOf(to: string, search: Search = {}): string {
  const filled = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined) filled.set(name, value)
  const text = filled.toString()
  return text === '' ? to : `${to}?${text}`
}

export function changeAddress(to: string, { search = {}, replace = false }: GoOptions = {}): void {
  const href = hrefOf(to, search)
  if (replace) window.history.replaceState({ visit: address.visit }, '', href)
  else window.history.pushState({ visit: crypto.randomUUID() }, '', href)
  changed()
}

export function useAddress(): Address {
  return useSyncExternalStore(
    notify => {
      watchers.add(notify)
      return () => watchers.delete(notify)
    },
    () => address,
  )
}
