// Where the person was on a page: a new visit begins at the top, going back finds the old place.
import { useLayoutEffect } from 'react'
import { type Address, useAddress } from './address.ts'

const places = new Map<string, number>()
let last: Address | null = null

function scroller(): Element | null {
  const content = document.getElementById('content')
  return content && getComputedStyle(content).overflowY !== 'visible' ? content : document.scrollingElement
}

export function usePlace(): void {
  const address = useAddress()
  const { pathname, visit } = address
  // biome-ignore lint/correctness/useExhaustiveDependencies: a filter in the address must not move the page
  useLayoutEffect(() => {
    if (last && last.pathname !== pathname) {
      scroller()?.scrollTo({ top: places.get(visit) ?? 0 })
      // Who navigates by keyboard continues in the new page, not at its former link.
      if (document.activeElement === document.body)
        document.getElementById('content')?.focus({ preventScroll: true })
    }
    last = address
    const remember = () => places.set(visit, scroller()?.scrollTop ?? 0)
    document.addEventListener('scroll', remember, { passive: true, capture: true })
    return () => document.removeEventListener('scroll', remember, { capture: true })
  }, [pathname, visit])
}
