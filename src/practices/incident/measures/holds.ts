import { given, idIn, type MeasuredFact } from './measured-fact.ts'

/** A time the incident waited, and for what. */
export interface Hold {
  from: Date
  /** Null while it still waits. */
  to: Date | null
  reason: string | null
}

export function holdsOf(facts: readonly MeasuredFact[]): Hold[] {
  const holds: Hold[] = []
  let waiting: Hold | null = null
  for (const fact of facts) {
    const state = given(fact, 'state')
    if (state === undefined) continue
    if (waiting) waiting.to = fact.at
    waiting = null
    if (state !== 'on_hold') continue
    waiting = { from: fact.at, to: null, reason: idIn(given(fact, 'holdReason')) }
    holds.push(waiting)
  }
  return holds
}

/** Milliseconds on hold up to a moment. */
export const heldUntil = (holds: readonly Hold[], until: Date): number =>
  holds.reduce((sum, { from, to }) => {
    const end = Math.min((to ?? until).getTime(), until.getTime())
    return sum + Math.max(0, end - from.getTime())
  }, 0)
