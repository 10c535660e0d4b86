import type { Actor } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import { run } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import { loadRows } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'

/** One open page. `actor` is asked anew for each batch: a right taken away acts at once on what is already open. */
export interface Listener {
  person: string
  actor: () => Promise<Actor | null>
  types: ReadonlySet<string> | null
  send: (event: LiveEvent) => void
  /** What is no fact of the ledger, by its own name. It has no place in the order of events. */
  say: (event: string, data: object) => void
  close: () => void
}

export interface LiveEvent {
  id: string
  type: string
  record: string
  number: string | null
  version: number
  fact: string
  by: string | null
}

/** Hands each fact to those open pages whose person may see the record it happened to. */
export class LiveHub {
  readonly #kernel: Kernel
  readonly #listeners = new Set<Listener>()

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  get size(): number {
    return this.#listeners.size
  }

  add(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Two facts are told apart by who may know: internal ones go to those who see what is internal. */
  async onFacts(facts: readonly PlacedFact[]): Promise<void> {
    const news = facts.filter(fact => fact.via !== 'import' && this.#kernel.registry.has(fact.recordType))
    if (news.length === 0 || this.#listeners.size === 0) return
    const rows = await this.#rowsOf(news)
    for (const listener of this.#listeners) {
      const actor = await listener.actor().catch(() => null)
      if (!actor) {
        listener.close()
        this.#listeners.delete(listener)
        continue
      }
      for (const fact of news) {
        const row = rows.get(fact.recordId)
        if (row && this.#mayKnow(actor, listener, fact, row)) listener.send(eventOf(fact, row))
      }
    }
  }

  /** Tells of records what stands in no ledger: `newsFor` says it for each person who may read the row, or null. */
  async tellReaders(
    type: string,
    ids: readonly string[],
    newsFor: (actor: Actor, id: string) => [event: string, data: object] | null,
  ): Promise<void> {
    if (this.#listeners.size === 0 || !this.#kernel.registry.has(type)) return
    const { record } = this.#kernel.registry.get(type)
    const rows = await loadRows(this.#kernel, record, ids)
    for (const listener of this.#listeners) {
      if (listener.types && !listener.types.has(type)) continue
      const actor = await listener.actor().catch(() => null)
      if (!actor) continue
      for (const row of rows) {
        const news = matches(record.read(actor), row) ? newsFor(actor, row.id) : null
        if (news) listener.say(...news)
      }
    }
  }

  /** Calls the open pages of these people: what they then read is theirs by the same rules as ever. */
  call(people: ReadonlySet<string>, event: string): void {
    for (const listener of this.#listeners) if (people.has(listener.person)) listener.say(event, {})
  }

  /** Calls every open page: what it then reads is its person's by the same rules as ever. */
  callAll(event: string): void {
    for (const listener of this.#listeners) listener.say(event, {})
  }

  closeAll(): void {
    for (const listener of this.#listeners) listener.close()
    this.#listeners.clear()
  }

  #mayKnow(actor: Actor, listener: Listener, fact: PlacedFact, row: AnyRow): boolean {
    if (listener.types && !listener.types.has(fact.recordType)) return false
    const { record } = this.#kernel.registry.get(fact.recordType)
    return matches(record.read(actor), row) && (!fact.internal || record.seesInternal(actor))
  }

  async #rowsOf(facts: readonly PlacedFact[]): Promise<Map<string, AnyRow>> {
    const rows = new Map<string, AnyRow>()
    for (const [type, group] of Map.groupBy(facts, fact => fact.recordType)) {
      const shape = this.#kernel.registry.shape(type)
      const ids = [...new Set(group.map(fact => fact.recordId))]
      const found = await run<AnyRow>(
        this.#kernel.db,
        `select ${shape.select} from ${shape.from()} where w.id = any($1::uuid[])`,
        [ids],
      )
      for (const row of found) rows.set(row.id, row)
    }
    return rows
  }
}

const eventOf = (fact: PlacedFact, row: AnyRow): LiveEvent => ({
  id: `${fact.xid}.${fact.seq}`,
  type: fact.recordType,
  record: fact.recordId,
  number: typeof row.number === 'string' ? row.number : null,
  version: fact.version,
  fact: fact.fact,
  by: fact.actorId,
})
