import { type RefObject, useEffect } from 'react'

const places = new Map<string, number>()

/** Remembers how far a list was scrolled; answers how far it was when it was last left. */
export function usePlace(scroller: RefObject<HTMLElement | null>, key: string): () => number {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const remember = () => places.set(key, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, key])
  return () => places.get(key) ?? 0
}
