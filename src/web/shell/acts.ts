// One registry of what can be done on this page: keys, the palette and the shortcut sheet all read it.
import { useEffect, useRef } from 'react'

export interface Act {
  id: string
  label: string
  /** 'c', 'g q' (one after the other), 'mod+k'; single letters can be switched off by the person. */
  keys?: string[]
  group: string
  /** Works by key only: not worth a line in the palette. */
  keyOnly?: boolean
  run: () => void
}

export type Scope = 'shell' | 'page' | 'panel'

const scopes: Scope[] = ['shell', 'page', 'panel']
const slots: { acts: Act[]; scope: Scope }[] = []

/** Offers these acts while the component is on the page; the narrower scope wins a key. */
export function useActs(scope: Scope, acts: Act[]): void {
  const slot = useRef({ acts, scope })
  useEffect(() => {
    slot.current.acts = acts
  })
  useEffect(() => {
    const mine = slot.current
    slots.push(mine)
    return () => {
      slots.splice(slots.indexOf(mine), 1)
    }
  }, [])
}

export function currentActs(): Act[] {
  const seen = new Set<string>()
  return slots
    .toSorted((a, b) => scopes.indexOf(b.scope) - scopes.indexOf(a.scope))
    .flatMap(slot => slot.acts)
    .filter(act => !seen.has(act.id) && seen.add(act.id))
}

const sequencePause = 900

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type)
  return target.isContentEditable || target.matches('textarea, select, [role="combobox"]')
}

export function nameOf(event: KeyboardEvent): string {
  const modified = event.ctrlKey || event.metaKey
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  return `${modified ? 'mod+' : ''}${event.shiftKey && key.length > 1 ? 'shift+' : ''}${shiftedLetter(event, key)}`
}

function shiftedLetter(event: KeyboardEvent, key: string): string {
  return event.shiftKey && /^[a-z]$/.test(key) ? `shift+${key}` : key
}

function isPlainLetter(name: string): boolean {
  return !name.startsWith('mod+') && /^(shift\+)?.$/.test(name)
}

/** Listens for keys; `singleKeys` false leaves only combinations and named keys (WCAG 2.1.4). */
export function useKeys(singleKeys: boolean): void {
  useEffect(() => {
    let first = ''
    let timer = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      // Behind a dialog or a panel the page is still, even when a button that went dim lost the focus: Escape closes that alone.
      if (document.querySelector('dialog:modal, [popover=auto]:popover-open')) return
      const name = nameOf(event)
      // While typing, undo is the undo of the text.
      if (isTyping(event.target) && (!name.startsWith('mod+') || name === 'mod+z')) return
      if (isPlainLetter(name) && !singleKeys) return
      // Enter and Space on a link or a button belong to that link or button.
      const onControl = event.target instanceof Element && event.target.closest('a, button, summary, input')
      if (onControl && (name === 'enter' || name === 'space')) return
      const acts = currentActs()
      const sequence = first ? `${first} ${name}` : name
      const act = acts.find(candidate => candidate.keys?.includes(sequence))
      window.clearTimeout(timer)
      if (act) {
        first = ''
        event.preventDefault()
        act.run()
        return
      }
      const begins = acts.some(candidate => candidate.keys?.some(keys => keys.startsWith(`${name} `)))
      first = begins && !first ? name : ''
      if (first) timer = window.setTimeout(() => (first = ''), sequencePause)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [singleKeys])
}

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** How a key is written on its cap. */
export function keyText(keys: string): string {
  return keys
    .split(' ')
    .map(part =>
      part
        .replace('mod+', mac ? '⌘' : 'Ctrl ')
        .replace('shift+', mac ? '⇧' : 'Shift ')
        .replace('enter', 'Enter')
        .replace('space', 'Space')
        .replace('escape', 'Esc')
        .replace('arrowdown', '↓')
        .replace('arrowup', '↑')
        .replace('arrowleft', '←')
        .replace('arrowright', '→')
        .replace(/^f2$/, 'F2')
        .replace(
          /(^|\s|[⌘⇧])([a-z])$/,
          (_all, before: string, letter: string) => before + letter.toUpperCase(),
        ),
    )
    .join(' ')
}
