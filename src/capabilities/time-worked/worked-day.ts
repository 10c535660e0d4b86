/** The calendar day an instant falls on where this person is, as 2026-03-31. A zone nobody knows is taken for UTC. */
export function dayIn(timeZone: string, at: Date): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
  } catch {
    return at.toISOString().slice(0, 10)
  }
}

/** The most an entry may hold: a day. */
export const mostMinutes = 1440

/** Whole minutes a timer ran: at least one, and no more than an entry may hold. */
export const minutesBetween = (from: Date, to: Date): number =>
  Math.min(mostMinutes, Math.max(1, Math.round((to.getTime() - from.getTime()) / 60_000)))
