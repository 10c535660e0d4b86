// How wide the list is beside a record: kept in this browser, for each view of its own.
import { useState } from 'react'

export const leastList = 320
export const mostList = 640
export const homeWidth = 400

const nameOf = (place: string): string => `steward.split.${place}`
const within = (width: number): number => Math.round(Math.min(mostList, Math.max(leastList, width)))

function kept(place: string): number {
  const width = Number(localStorage.getItem(nameOf(place)))
  return width > 0 ? within(width) : homeWidth
}

export function useSplitWidth(place: string): [width: number, keep: (width: number) => void] {
  const [state, setState] = useState(() => ({ place, width: kept(place) }))
  if (state.place !== place) setState({ place, width: kept(place) })
  const keep = (next: number) => {
    const width = within(next)
    setState({ place, width })
    localStorage.setItem(nameOf(place), String(width))
  }
  return [state.width, keep]
}
