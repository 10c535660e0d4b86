// Puts a floating element beside its anchor, inside the window; flips up when there is no room below.
export type Side = 'start' | 'end'

const gap = 4
const margin = 8

export function placeBeside(anchor: Element, floating: HTMLElement, side: Side): void {
  const target = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = floating
  const below = window.innerHeight - target.bottom - gap - margin
  const above = target.top - gap - margin
  const goesUp = height > below && above > below
  const top = goesUp ? target.top - gap - Math.min(height, above) : target.bottom + gap
  const wanted = side === 'end' ? target.right - width : target.left
  const left = Math.max(margin, Math.min(wanted, window.innerWidth - width - margin))
  floating.style.top = `${Math.max(margin, top)}px`
  floating.style.left = `${left}px`
  floating.style.maxHeight = `${Math.max(160, goesUp ? above : below)}px`
}
