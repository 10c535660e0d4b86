import { Temporal } from 'temporal-polyfill'

/** From this instant on the zone's clock is ahead of UTC by so much; milliseconds. */
interface Offset {
  at: number
  ahead: number
}

/** A zone's clock over a span of time: its few changes are asked for once, the rest is sums. */
export class ZoneClock {
  readonly #offsets: readonly Offset[]

  constructor(zone: string, from: number, to: number) {
    let present = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
    const offsets = [{ at: Number.NEGATIVE_INFINITY, ahead: aheadOf(present) }]
    for (;;) {
      const next = present.getTimeZoneTransition('next')
      if (!next || next.epochMilliseconds > to) break
      offsets.push({ at: next.epochMilliseconds, ahead: aheadOf(next) })
      present = next
    }
    this.#offsets = offsets
  }

  /** When the clock first shows this time (given as if it were UTC); where it skips it, the moment it skips. */
  instantOf(wall: number): number {
    for (const [index, { at, ahead }] of this.#offsets.entries()) {
      const instant = wall - ahead
      if (instant < at) return at
      if (instant < (this.#offsets[index + 1]?.at ?? Number.POSITIVE_INFINITY)) return instant
    }
    return wall
  }
}

const aheadOf = (moment: Temporal.ZonedDateTime): number => moment.offsetNanoseconds / 1_000_000
