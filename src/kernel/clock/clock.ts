/** The one source of time. Tests move it; nothing else reads the system clock for domain decisions. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export class MovableClock implements Clock {
  #at: number
  constructor(at: Date) {
    this.#at = at.getTime()
  }
  now(): Date {
    return new Date(this.#at)
  }
  advance(milliseconds: number): void {
    this.#at += milliseconds
  }
}
