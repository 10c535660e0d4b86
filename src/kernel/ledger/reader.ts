import { sql, type Transaction } from 'kysely'
import type { Db, Executor } from '../database.ts'
import { beginning, currentEnd, factsAfter, type Position } from './position.ts'
import type { PlacedFact } from './rows.ts'

/** Handles a batch in the transaction that moves the reader on: both happen or neither. */
export type Handle = (facts: readonly PlacedFact[], tx: Transaction<unknown>) => Promise<void>

const batch = 1000

/**
 * A durable, named reader of the ledger: every fact once, in order of commit, across restarts and nodes.
 * Its row is locked while it reads, so of many nodes one reads at a time; the others skip at once.
 */
export class LedgerReader {
  readonly name: string
  readonly #db: Db
  readonly #handle: Handle

  constructor(db: Db, name: string, handle: Handle) {
    this.#db = db
    this.name = name
    this.#handle = handle
  }

  /** Begins at the ledger's present end when it is new: it does not act on what happened before it was there. */
  async register(from: 'end' | 'beginning' = 'end'): Promise<void> {
    const at = from === 'end' ? await currentEnd(this.#db) : beginning
    await sql`insert into ledger_reader (name, xid, seq) values (${this.name}, ${at.xid}::xid8, ${at.seq})
      on conflict do nothing`.execute(this.#db)
  }

  /** Reads until nothing is left. Returns how many facts it handled. */
  async catchUp(): Promise<number> {
    let handled = 0
    for (;;) {
      const count = await this.#db.transaction().execute(tx => this.#readBatch(tx))
      handled += count
      if (count < batch) return handled
    }
  }

  async #readBatch(tx: Transaction<unknown>): Promise<number> {
    const found = await sql<Position>`
      select xid::text as xid, seq from ledger_reader where name = ${this.name} for update skip locked`.execute(
      tx,
    )
    const position = found.rows[0]
    if (!position) return 0
    const facts = await factsAfter(tx, position, batch)
    const last = facts.at(-1)
    if (!last) return 0
    await this.#handle(facts, tx)
    await sql`update ledger_reader set xid = ${last.xid}::xid8, seq = ${last.seq} where name = ${this.name}`.execute(
      tx,
    )
    return facts.length
  }
}

/**
 * Sets every reader behind what this transaction has written: a past that was loaded is not news. Facts of others still
 * in flight would be passed over too, so it is for a system nobody works in yet.
 */
export async function passOverHistory(db: Executor): Promise<void> {
  await sql`update ledger_reader set xid = pg_current_xact_id(),
    seq = (select coalesce(max(seq), 0) from ledger)`.execute(db)
}
