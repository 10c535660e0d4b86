const unit = { min: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000, m: 30 * 86_400_000 } as const

/** `2026-03-31`, an ISO instant, `today`, or a distance from now: `-7d`, `30min`, `2h`, `-1w`, `3m`. Null when it is none. */
export function instantOf(text: string, now: Date): Date | null {
  if (text.toLowerCase() === 'today') return new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
  const distance = /^([+-]?\d{1,5})(min|[hdwm])$/i.exec(text)
  if (distance) {
    const size = unit[(distance[2] ?? 'd').toLowerCase() as keyof typeof unit]
    return new Date(now.getTime() + Number(distance[1]) * size)
  }
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : at
}
