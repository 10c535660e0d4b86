// A floating panel on the browser's own top layer: closes on Escape and on a click outside, works inside dialogs.
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './Popover.module.css'
import { placeBeside, type Side } from './popover-place.ts'

interface Props {
  anchor: RefObject<HTMLElement | null>
  open: boolean
  onClose: () => void
  side?: Side
  label?: string
  className?: string
  children: ReactNode
}

export function Popover(props: Props) {
  return props.open ? <OpenPopover {...props} /> : null
}

function OpenPopover({ anchor, onClose, side = 'start', label, className, children }: Props) {
  const panel = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = panel.current
    const target = anchor.current
    if (!element || !target) return
    element.showPopover()
    const place = () => placeBeside(target, element, side)
    place()
    const observer = new ResizeObserver(place)
    observer.observe(element)
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, true)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, true)
    }
  }, [anchor, side])

  useEffect(() => {
    const element = panel.current
    const target = anchor.current
    const first = element?.querySelector<HTMLElement>('[data-autofocus], input, [role="menuitem"], button')
    first?.focus({ preventScroll: true })
    return () => {
      // Focus goes back to what opened the panel, unless it already went somewhere else on purpose.
      const active = document.activeElement
      if (!active || active === document.body || element?.contains(active))
        target?.focus({ preventScroll: true })
    }
  }, [anchor])

  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={classes(styles.popover, className)}
      onToggle={event => {
        if (event.newState === 'closed') onClose()
      }}
      onKeyDown={event => event.stopPropagation()}
      onClick={event => event.stopPropagation()}
    >
      {children}
    </div>
  )
}
