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

const nothing: ReadonlySet<string> = new Set()

export function useSelection(): Selection {
  const [ids, setIds] = useState<Set<string>>(new Set(nothing))
  const [whole, setWhole] = useState(false)
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
