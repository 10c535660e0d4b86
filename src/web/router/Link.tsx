import { type AnchorHTMLAttributes, use } from 'react'
import { hrefOf, type Search } from './address.ts'
import { RoutingContext, useGo } from './use-page.ts'

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  to: string
  search?: Search
}

/** A link inside the house: a real address for the browser, no reload for the person. */
export function Link({ to, search, onClick, children, ...rest }: Props) {
  const go = useGo()
  const { preload } = use(RoutingContext)
  const prepare = () => void preload(to).catch(() => {})
  return (
    <a
      {...rest}
      href={hrefOf(to, search)}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={event => {
        onClick?.(event)
        const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
        if (event.defaultPrevented || elsewhere || event.button !== 0) return
        event.preventDefault()
        go(to, search ? { search } : {})
      }}
    >
      {children}
    </a>
  )
}
