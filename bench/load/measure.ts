/** What one operation came to at one number of connections. */
export interface Measured {
  perSecond: number
  medianMs: number
  p95Ms: number
  count: number
}

/**
 * Repeats `act` on `connections` side by side for some seconds; `act` says false when it has nothing left to do.
 * The first part of the time warms up and is not counted.
 */
export async function measure(
  seconds: number,
  connections: number,
  act: (connection: number) => Promise<boolean>,
): Promise<Measured> {
  const warmUp = performance.now() + Math.min(1000, seconds * 250)
  const end = warmUp + seconds * 1000
  const times: number[] = []
  let first = Number.POSITIVE_INFINITY
  let last = 0
  const repeat = async (connection: number) => {
    for (;;) {
      const from = performance.now()
      if (from >= end || !(await act(connection))) return
      const to = performance.now()
      if (from < warmUp || to > end) continue
      first = Math.min(first, from)
      last = Math.max(last, to)
      times.push(to - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => repeat(connection)))
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: times.length === 0 ? 0 : times.length / ((last - first) / 1000),
    medianMs: at(0.5),
    p95Ms: at(0.95),
    count: times.length,
  }
}
