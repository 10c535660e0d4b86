// The list a person came from: on a record's own page the next row is still known.
let trail: { plural: string; keys: string[] } = { plural: '', keys: [] }

export function leaveTrail(plural: string, keys: string[]): void {
  trail = { plural, keys }
}

/** The record before or behind this one in the list last seen; null at its ends or when it was not in it. */
export function neighbourOf(plural: string, key: string, step: 1 | -1): string | null {
  if (trail.plural !== plural) return null
  const at = trail.keys.indexOf(key)
  return at < 0 ? null : (trail.keys[at + step] ?? null)
}
