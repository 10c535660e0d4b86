import { sql } from 'kysely'
import type { Executor } from '../database.ts'
import { factColumns, type PlacedFact } from './rows.ts'

/** A place in the ledger's order of commit. */
export interface Position {
  xid: string
  seq: number
}

export const beginning: Position = { xid: '0', seq: 0 }

/** Asked before the facts are: what ended until now is visible to the statement that follows. */
async function horizon(db: Executor): Promise<string> {
  const found = await sql<{ xid: string }>`select ledger_horizon()::text as xid`.execute(db)
  return found.rows[0]?.xid ?? beginning.xid
}

/** The last fact no transaction in flight can precede. */
export async function currentEnd(db: Executor): Promise<Position> {
  const found = await sql<Position>`
    select l.xid::text as xid, l.seq from ledger l
    where l.xid < ${await horizon(db)}::xid8 order by l.xid desc, l.seq desc limit 1`.execute(db)
  return found.rows[0] ?? beginning
}

/**
 * The facts behind `after`, in an order that never skips one: by transaction id, below the oldest transaction still
 * running in this database, never by sequence alone (a lower sequence number may commit later).
 */
export async function factsAfter(db: Executor, after: Position, limit: number): Promise<PlacedFact[]> {
  const found = await sql<PlacedFact>`
    select ${factColumns} from ledger l
    where (l.xid, l.seq) > (${after.xid}::xid8, ${after.seq}::bigint)
      and l.xid < ${await horizon(db)}::xid8
    order by l.xid, l.seq limit ${limit}`.execute(db)
  return found.rows
}

/**
 * Transaction ids belong to one PostgreSQL cluster. After a move to another the ledger may hold ids the new cluster
 * has not reached, which readers would wait for. Each fact is given the number of readers that are past it as its id,
 * from 3 up: older than any id to come, and every reader stands between the same facts as before.
 */
export async function adoptForeignLedger(db: Executor): Promise<void> {
  const ahead = await sql`select 1 from ledger where xid > pg_current_xact_id() limit 1`.execute(db)
  if (ahead.rows.length === 0) return
  const level = (place: string) =>
    sql.raw(`(3 + (select count(*) from ledger_reader b where (b.xid, b.seq) < (${place})))::text::xid8`)
  await sql`with moved as (update ledger l set xid = ${level('l.xid, l.seq')})
    update ledger_reader r set xid = ${level('r.xid, r.seq')}, seq = (select max(seq) from ledger)`.execute(
    db,
  )
}
