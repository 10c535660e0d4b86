/** What one operation came to at one number of connections. */
export interface Measured {
  perSecond: number
  medianMs: number
  p95Ms: number
  /** All that were done, those of the warm-up too. */
  done: number
}

/** Fewer say nothing: on a machine that others keep busy it then takes longer. */
const least = 20
const longest = 10

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
  const latest = warmUp + longest * seconds * 1000
  const times: number[] = []
  let done = 0
  let first = Number.POSITIVE_INFINITY
  let last = 0
  const repeat = async (connection: number) => {
    for (;;) {
      const from = performance.now()
      if (from >= latest || (from >= end && times.length >= least) || !(await act(connection))) return
      done++
      if (from < warmUp) continue
      const to = performance.now()
      first = Math.min(first, from)
      last = Math.max(last, to)
      times.push(to - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => repeat(connection)))
  const perSecond = times.length === 0 ? 0 : times.length / ((last - first) / 1000)
  return { perSecond, ...spread(times), done }
}

/** Half of the times are below the median, nineteen of twenty below the other. */
export function spread(times: readonly number[]): { medianMs: number; p95Ms: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { medianMs: at(0.5), p95Ms: at(0.95) }
}
