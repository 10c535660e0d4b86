import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import { actOnDue } from './act-on-due.ts'

/** Looks this often at least: another node may have kept a clock that is due sooner. */
const patienceMs = 2000
const shortestMs = 50

/**
 * Deals with what is due, in time, on whichever node looks first. It asks the index for the one next instant and sleeps
 * until then; how many clocks run makes no difference.
 */
export class DueWatch {
  readonly #kernel: Kernel
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  start(): void {
    this.#schedule(shortestMs)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  #schedule(delay: number): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#running = this.#look()
    }, delay)
  }

  async #look(): Promise<void> {
    let delay = patienceMs
    try {
      while (!this.#stopped && (await actOnDue(this.#kernel)));
      delay = await this.#untilNext()
    } catch (error) {
      this.#kernel.log.warn({ error: String(error) }, 'service levels could not be looked at')
    }
    this.#schedule(delay)
  }

  async #untilNext(): Promise<number> {
    const found = await sql<{ at: Date | null }>`
      select min(next_at) as at from service_clock where next_at is not null`.execute(this.#kernel.db)
    const at = found.rows[0]?.at
    const left = at ? at.getTime() - this.#kernel.clock.now().getTime() : patienceMs
    return Math.min(patienceMs, Math.max(shortestMs, left))
  }
}
