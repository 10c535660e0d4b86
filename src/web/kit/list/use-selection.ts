import { useCallback, useState } from 'react'

export interface Selection {
  ids: Set<string>
  /** All records of the query, loaded or not. */
  whole: boolean
  toggle: (id: string) => void
  add: (ids: string[]) => void
  selectWhole: () => void
  clear: () => void
}

/** What is chosen belongs to one list: of another query nothing is, and least of all the whole. */
export function useSelection(place: string): Selection {
  const [ids, setIds] = useState<Set<string>>(new Set())
  const [whole, setWhole] = useState(false)
  const [chosenIn, setChosenIn] = useState(place)
  if (chosenIn !== place) {
    setChosenIn(place)
    setIds(new Set())
    setWhole(false)
  }
  const toggle = useCallback((id: string) => {
    setWhole(false)
    setIds(before => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const add = useCallback((more: string[]) => setIds(before => new Set([...before, ...more])), [])
  const clear = useCallback(() => {
    setIds(new Set())
    setWhole(false)
  }, [])
  return { ids, whole, toggle, add, clear, selectWhole: () => setWhole(true) }
}
