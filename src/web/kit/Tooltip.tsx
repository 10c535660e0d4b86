// One tooltip for the page: whatever carries data-tip shows it on hover and on keyboard focus.
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { placeBeside } from './popover-place.ts'
import styles from './Tooltip.module.css'

const delay = 450

export function Tooltip() {
  const tip = useRef<HTMLDivElement>(null)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)

  useEffect(() => {
    let timer = 0
    const hide = () => {
      window.clearTimeout(timer)
      setAnchor(null)
    }
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null
      hide()
      if (!target) return
      if (event.type === 'focusin' && !target.matches(':focus-visible')) return
      timer = window.setTimeout(() => setAnchor(target), delay)
    }
    const onEscape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('mouseover', show)
    document.addEventListener('focusin', show)
    document.addEventListener('focusout', hide)
    document.addEventListener('mousedown', hide)
    document.addEventListener('keydown', onEscape)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('mouseover', show)
      document.removeEventListener('focusin', show)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('mousedown', hide)
      document.removeEventListener('keydown', onEscape)
    }
  }, [])

  useEffect(() => {
    const element = tip.current
    if (!anchor?.isConnected || !element) return
    element.showPopover()
    placeBeside(anchor, element, 'start')
    return () => element.hidePopover()
  }, [anchor])

  if (!anchor) return null
  return createPortal(
    <div ref={tip} popover="manual" role="tooltip" className={styles.tip}>
      {anchor.dataset.tip}
      {anchor.dataset.tipKey && <kbd>{anchor.dataset.tipKey}</kbd>}
    </div>,
    // In the part of the page it speaks of, so that whoever jumps from part to part finds it there.
    anchor.closest('dialog, main, header, nav, aside') ?? document.body,
  )
}
