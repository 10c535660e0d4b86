import type { Segment } from './run-clock.ts'

/** How much of a clock's time passed in whose hands. */
export interface Held {
  group: string | null
  assignee: string | null
  /** Working milliseconds that counted. */
  counted: number
}

/** Who held the clock while it ran, in the order of how long. */
export function heldBy(segments: readonly Segment[]): Held[] {
  const held = new Map<string, Held>()
  for (const { group, assignee, counted } of segments) {
    if (counted === 0) continue
    const key = `${group} ${assignee}`
    held.set(key, { group, assignee, counted: (held.get(key)?.counted ?? 0) + counted })
  }
  return [...held.values()].toSorted((a, b) => b.counted - a.counted)
}
