import type { Log } from '../../kernel/ports/log.ts'

/** Small writes no reply waits for. A failure is logged and harms nobody; a stopping process waits for `idle`. */
export class Background {
  readonly #pending = new Set<Promise<void>>()
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  run(work: Promise<unknown>): void {
    const guarded: Promise<void> = work
      .then(
        () => {},
        error => this.#log.warn({ error: String(error) }, 'a note on access could not be written'),
      )
      .finally(() => this.#pending.delete(guarded))
    this.#pending.add(guarded)
  }

  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }
}
