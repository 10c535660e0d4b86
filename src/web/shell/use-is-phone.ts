import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 720px)')

export function useIsPhone(): boolean {
  return useSyncExternalStore(
    notify => {
      query.addEventListener('change', notify)
      return () => query.removeEventListener('change', notify)
    },
    () => query.matches,
  )
}
