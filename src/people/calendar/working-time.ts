import { type CalendarHours, type Hours, hoursOn, minuteOf } from './calendar-hours.ts'
import { ZoneClock } from './zone-clock.ts'

/** The working stretches within one UTC year, joined where they touch, with the working time before each. */
interface Year {
  starts: Float64Array
  ends: Float64Array
  before: Float64Array
  total: number
}

/** A stretch of working time: instants in milliseconds, the end not included. */
export type Stretch = readonly [start: number, end: number]

/** How far ahead working time is looked for: a calendar without hours must not be searched for ever. */
const horizonYears = 30

/**
 * Arithmetic in working time, exact across clock changes: an hour is an hour of real time in which the zone's clock
 * shows a working hour. All instants and spans are milliseconds. Each question costs a binary search in a year's
 * stretches, which are worked out once.
 */
export class WorkingTime {
  readonly #calendar: CalendarHours
  readonly #years = new Map<number, Year>()

  constructor(calendar: CalendarHours) {
    this.#calendar = calendar
  }

  isWorking(at: number): boolean {
    const { starts, ends } = this.#year(yearOf(at))
    const index = lastAtOrBefore(starts, at)
    return index >= 0 && at < (ends[index] ?? 0)
  }

  /** Working milliseconds from one instant to a later one; negative when it is earlier. */
  between(from: number, to: number): number {
    if (to < from) return -this.between(to, from)
    let sum = -this.#passed(from)
    for (let year = yearOf(from); year < yearOf(to); year++) sum += this.#year(year).total
    return sum + this.#passed(to)
  }

  /** The first instant by which so much working time has passed since `from`; null when there is none in decades. */
  add(from: number, span: number): number | null {
    if (span <= 0) return from
    let wanted = this.#passed(from) + span
    const first = yearOf(from)
    for (let year = first; year <= first + horizonYears; year++) {
      const { starts, before, total } = this.#year(year)
      if (wanted <= total) {
        const index = lastBelow(before, wanted)
        return (starts[index] ?? 0) + wanted - (before[index] ?? 0)
      }
      wanted -= total
    }
    return null
  }

  /** The working stretches between two instants, cut to them. */
  stretches(from: number, to: number): Stretch[] {
    const found: Stretch[] = []
    for (let year = yearOf(from); year <= yearOf(to); year++) {
      const { starts, ends } = this.#year(year)
      for (let index = Math.max(0, lastAtOrBefore(starts, from)); index < starts.length; index++) {
        const start = Math.max(from, starts[index] ?? 0)
        const end = Math.min(to, ends[index] ?? 0)
        if (start >= to) break
        if (start >= end) continue
        const last = found.at(-1)
        if (last && last[1] === start) found[found.length - 1] = [last[0], end]
        else found.push([start, end])
      }
    }
    return found
  }

  /** Working time between the beginning of the instant's year and the instant. */
  #passed(at: number): number {
    const { starts, ends, before } = this.#year(yearOf(at))
    const index = lastAtOrBefore(starts, at)
    if (index < 0) return 0
    const start = starts[index] ?? 0
    return (before[index] ?? 0) + Math.min(at, ends[index] ?? 0) - start
  }

  #year(year: number): Year {
    const known = this.#years.get(year)
    if (known) return known
    const made = indexed(joined(this.#stretchesOf(year)))
    this.#years.set(year, made)
    return made
  }

  /** Local days reach into the UTC year from both sides, and a night shift from the day before. */
  #stretchesOf(year: number): Stretch[] {
    const begin = Date.UTC(year, 0, 1)
    const end = Date.UTC(year + 1, 0, 1)
    const first = begin - 2 * dayLength
    const last = end + 2 * dayLength
    const clock = new ZoneClock(this.#calendar.timeZone, first, last)
    const found: Stretch[] = []
    for (let day = first; day < last; day += dayLength) {
      for (const [from, to] of this.#hoursOn(day)) {
        const opens = minuteOf(from)
        const closes = minuteOf(to) <= opens ? minuteOf(to) + dayMinutes : minuteOf(to)
        const start = Math.max(begin, clock.instantOf(day + opens * minuteLength))
        const stop = Math.min(end, clock.instantOf(day + closes * minuteLength))
        if (start < stop) found.push([start, stop])
      }
    }
    return found
  }

  /** `day` is the local day's midnight as if it were UTC. */
  #hoursOn(day: number): readonly Hours[] {
    const at = new Date(day)
    return hoursOn(this.#calendar, at.toISOString().slice(0, 10), at.getUTCDay() || 7)
  }
}

const minuteLength = 60_000
const dayMinutes = 1440
const dayLength = dayMinutes * minuteLength

const yearOf = (at: number): number => new Date(at).getUTCFullYear()

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const [start, end] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)]
    else result.push([start, end])
  }
  return result
}

function indexed(stretches: readonly Stretch[]): Year {
  const before = new Float64Array(stretches.length)
  let total = 0
  stretches.forEach(([start, end], index) => {
    before[index] = total
    total += end - start
  })
  return {
    starts: Float64Array.from(stretches, ([start]) => start),
    ends: Float64Array.from(stretches, ([, end]) => end),
    before,
    total,
  }
}

/** The index of the last value at or before this one, -1 when there is none. */
function lastAtOrBefore(values: Float64Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The index of the last value below this one. */
function lastBelow(values: Float64Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}
