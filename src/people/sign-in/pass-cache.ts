import type { Pass } from './actor-of.ts'

interface Entry {
  /** Null while the look-up is under way. */
  personId: string | null
  /** Milliseconds of the process's monotonic clock: a jump of the wall clock must not make a pass live longer. */
  readAt: number
  pass: Promise<Pass | null>
}

/** The longest a revocation on another node can go unnoticed. */
const freshMs = 5000
const most = 10_000

/** Passes read a moment ago, by hash. Bounded, never older than five seconds, and forgotten at once when told. */
export class PassCache {
  readonly #entries = new Map<string, Entry>()

  /** The pass from memory, or by `read`: once for all who ask meanwhile. */
  async get(hash: string, read: () => Promise<Pass | null>): Promise<Pass | null> {
    const known = this.#entries.get(hash)
    if (known && performance.now() - known.readAt < freshMs) return known.pass
    // The age counts from before the look-up: what it read may be that old.
    const entry: Entry = { personId: null, readAt: performance.now(), pass: read() }
    this.#entries.delete(hash)
    this.#entries.set(hash, entry)
    this.#makeRoom()
    try {
      const pass = await entry.pass
      if (pass) entry.personId = pass.actor.id
      else this.#drop(hash, entry)
      return pass
    } catch (error) {
      this.#drop(hash, entry)
      throw error
    }
  }

  /** Forgets by hash or by person. A look-up under way may be anyone's, so those go too. */
  forget(keys: ReadonlySet<string>): void {
    for (const [hash, entry] of this.#entries) {
      if (entry.personId === null || keys.has(entry.personId) || keys.has(hash)) this.#entries.delete(hash)
    }
  }

  clear(): void {
    this.#entries.clear()
  }

  get size(): number {
    return this.#entries.size
  }

  #drop(hash: string, entry: Entry): void {
    if (this.#entries.get(hash) === entry) this.#entries.delete(hash)
  }

  /** The entries stand in order of reading: the first is the oldest. */
  #makeRoom(): void {
    for (const hash of this.#entries.keys()) {
      if (this.#entries.size <= most) return
      this.#entries.delete(hash)
    }
  }
}
