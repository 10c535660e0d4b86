import type { Clock } from '../clock/run-clock.ts'

/** What became of a promise. */
export type Outcome = 'kept' | 'missed' | 'running' | 'late' | 'cancelled'

/** `late`: it still runs, and its time has run out. */
export function outcomeOf({ state, breachedAt }: Clock): Outcome {
  if (state === 'cancelled') return 'cancelled'
  if (state === 'completed') return breachedAt === null ? 'kept' : 'missed'
  return breachedAt === null ? 'running' : 'late'
}

/** Clocks that came to an end, and those of them that were in time. What was cancelled counts for nothing. */
export interface Attainment {
  completed: number
  kept: number
}

export const noClocks: Attainment = { completed: 0, kept: 0 }

export const add = ({ completed, kept }: Attainment, outcome: Outcome): Attainment => ({
  completed: completed + (outcome === 'kept' || outcome === 'missed' ? 1 : 0),
  kept: kept + (outcome === 'kept' ? 1 : 0),
})
