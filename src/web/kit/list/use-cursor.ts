// The row the keys are for. It is kept by what it is, so that rows coming and going do not move it to another one.
import { useState } from 'react'
import { isStop, type ListItem, nextStop } from './items.ts'

export interface Cursor {
  active: number
  item: ListItem | null
  moveTo: (index: number) => void
  move: (step: 1 | -1) => number
}

export function useCursor(items: readonly ListItem[], start: string | null): Cursor {
  const [place, setPlace] = useState<{ key: string | null; index: number }>({ key: null, index: 0 })
  const found = place.key === null ? opened(items, start) : items.findIndex(item => item.key === place.key)
  const index = found >= 0 ? found : Math.min(place.index, Math.max(items.length - 1, 0))
  const here = items[index]
  const active = here && isStop(here) ? index : nextStop(items, index, 1)
  const moveTo = (next: number) => setPlace({ key: items[next]?.key ?? null, index: next })
  return {
    active,
    item: items[active] ?? null,
    moveTo,
    move: step => {
      const next = nextStop(items, active, step)
      moveTo(next)
      return next
    },
  }
}

/** A list opened with a record beside it begins there. */
const opened = (items: readonly ListItem[], start: string | null): number =>
  start === null
    ? -1
    : items.findIndex(item => item.kind === 'row' && [item.record.number, item.record.id].includes(start))
