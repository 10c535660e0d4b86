// What a page asks of its address.
import { createContext, use, useCallback } from 'react'
import { changeAddress, type GoOptions, type Search, useAddress } from './address.ts'
import type { Params } from './page.ts'

export interface Routing {
  params: Params
  /** Fetches the code of the page at this address; done at once if it is here already. */
  preload: (pathname: string) => Promise<unknown>
}

export const RoutingContext = createContext<Routing>({ params: {}, preload: () => Promise.resolve() })

export function usePageParam(name: string): string {
  return use(RoutingContext).params[name] ?? ''
}

export function usePageSearch(): Search {
  return useAddress().search
}

export type Go = (to: string, options?: GoOptions) => void

export function useGo(): Go {
  const { preload } = use(RoutingContext)
  return useCallback(
    (to, options) => {
      if (options?.replace) {
        changeAddress(to, options)
        return
      }
      // The old page stays until the new one can be drawn: no blank in between. A failed load shows on the page itself.
      const leave = () => changeAddress(to, options)
      preload(to).then(leave, leave)
    },
    [preload],
  )
}
