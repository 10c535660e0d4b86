// Says that this page has a record open and what is written on it: a small request now and then, none while hidden.
import { useEffect } from 'react'
import { request } from './client.ts'
import type { Doing } from './presence.ts'

const tab = crypto.randomUUID()
const beatMs = 12_000
/** Whoever has not typed for so long is reading again. */
const restMs = 6_000

interface Stay {
  type: string
  doing: Doing
  /** On pages that show nobody their visitors: only writing is told. */
  onlyWriting: boolean
  rest: number
}

const stays = new Map<string, Stay>()

function say(record: string, stay: Stay): void {
  if (document.visibilityState !== 'visible' || (stay.onlyWriting && stay.doing === 'viewing')) return
  const body = { tab, type: stay.type, record, doing: stay.doing }
  // A lost one is made good by the next.
  request('POST', '/presence', { body }).catch(() => {})
}

/** A beacon is sent even while the page that sends it is being closed. */
function sayGone(record: string, { type }: Stay): void {
  const body = JSON.stringify({ tab, type, record, doing: 'gone' })
  navigator.sendBeacon('/api/v1/presence', new Blob([body], { type: 'application/json' }))
}

/** This page shows the record for as long as the component stands. */
export function useBeingHere(type: string, record: string, onlyWriting = false): void {
  useEffect(() => {
    const stay: Stay = { type, doing: 'viewing', onlyWriting, rest: 0 }
    stays.set(record, stay)
    say(record, stay)
    const beat = window.setInterval(() => say(record, stay), beatMs)
    const leave = () => {
      if (!onlyWriting || stay.doing !== 'viewing') sayGone(record, stay)
    }
    const turn = () => (document.visibilityState === 'visible' ? say(record, stay) : leave())
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('pagehide', leave)
    return () => {
      window.clearInterval(beat)
      window.clearTimeout(stay.rest)
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('pagehide', leave)
      leave()
      if (stays.get(record) === stay) stays.delete(record)
    }
  }, [type, record, onlyWriting])
}

/** A key was struck. */
export function noteWriting(record: string, doing: 'reply' | 'note'): void {
  const stay = stays.get(record)
  if (!stay) return
  window.clearTimeout(stay.rest)
  stay.rest = window.setTimeout(() => noteRest(record), restMs)
  if (stay.doing === doing) return
  stay.doing = doing
  say(record, stay)
}

/** Nothing is being written any more: it was sent, emptied, or left alone. */
export function noteRest(record: string): void {
  const stay = stays.get(record)
  if (!stay || stay.doing === 'viewing') return
  window.clearTimeout(stay.rest)
  stay.doing = 'viewing'
  if (stay.onlyWriting) sayGone(record, stay)
  else say(record, stay)
}
