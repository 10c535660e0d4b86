import type { Db } from '../database.ts'
import type { Log } from '../ports/log.ts'
import { beginning, currentEnd, factsAfter, type Position } from './position.ts'
import type { PlacedFact } from './rows.ts'

type Listener = (facts: readonly PlacedFact[]) => void | Promise<void>

const batch = 500
/** Looks this often even when nobody woke it: a lost notification delays, never loses. */
const patienceMs = 1000
/** A fact below a transaction still in flight is looked for again this soon. */
const retryMs = 25

/**
 * Follows the ledger for this node, in order, from the moment it starts. Not durable: it serves what lives in this
 * process, such as live events and the settings cache. What must never be missed is a `LedgerReader`.
 */
export class LedgerTail {
  readonly #db: Db
  readonly #log: Log
  readonly #listeners = new Set<Listener>()
  #position: Position | null = null
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #wokenAt = 0
  #stopped = false

  constructor(db: Db, log: Log) {
    this.#db = db
    this.#log = log
  }

  /** Calls `listener` with each batch of new facts; returns how to stop. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async start(): Promise<void> {
    this.#position = await currentEnd(this.#db)
    this.#schedule(patienceMs)
  }

  /** There may be something new; unheard before the start. Cheap: many calls within a few milliseconds are one look. */
  wake(): void {
    this.#wokenAt = Date.now()
    this.#schedule(5)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  #schedule(delay: number): void {
    if (this.#stopped || this.#running || !this.#position) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#running = this.#read()
        .catch(error => this.#log.warn({ error: String(error) }, 'ledger tail could not read'))
        .finally(() => {
          this.#running = null
          this.#schedule(Date.now() - this.#wokenAt < 500 ? retryMs : patienceMs)
        })
    }, delay)
  }

  async #read(): Promise<void> {
    for (;;) {
      const facts = await factsAfter(this.#db, this.#position ?? beginning, batch)
      const last = facts.at(-1)
      if (!last) return
      this.#position = { xid: last.xid, seq: last.seq }
      for (const listener of this.#listeners) await listener(facts)
      if (facts.length < batch) return
    }
  }
}
