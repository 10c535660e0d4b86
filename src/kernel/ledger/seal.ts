import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Executor } from '../database.ts'
import { beginning, type Position } from './position.ts'

interface SealRow {
  id: number
  fromXid: string
  fromSeq: number
  toXid: string
  toSeq: number
  rows: number
  hash: string
}

const batch = 5000
const sealColumns = sql.raw(
  'id, from_xid::text as "fromXid", from_seq as "fromSeq", to_xid::text as "toXid", to_seq as "toSeq", rows, hash',
)

interface Line extends Position {
  line: string
}

/** The rows between two places as text: what is hashed. `recorded_at` and `xid` are the database's, not the fact's. */
async function lines(db: Executor, from: Position, to: Position | null, limit: number): Promise<Line[]> {
  const upTo = to
    ? sql`(xid, seq) <= (${to.xid}::xid8, ${to.seq}::bigint)`
    : sql`xid < pg_snapshot_xmin(pg_current_snapshot())`
  const found = await sql<Line>`
    select xid::text as xid, seq, jsonb_build_array(seq, extract(epoch from at), record_type, record_id, fact, actor_id,
      actor_name, via, internal, version, changes, data)::text as line
    from ledger where (xid, seq) > (${from.xid}::xid8, ${from.seq}::bigint) and ${upTo}
    order by xid, seq limit ${limit}`.execute(db)
  return found.rows
}

const hashOf = (previous: string, rows: readonly Line[]): string => {
  const hash = createHash('sha256').update(previous)
  for (const row of rows) hash.update('\n').update(row.line)
  return hash.digest('hex')
}

/** Seals what was written since the last seal, batch by batch. Returns the rows sealed. */
export async function sealLedger(db: Db): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await db.transaction().execute(async tx => {
      await sql`lock table ledger_seal in share row exclusive mode`.execute(tx)
      const last =
        await sql<SealRow>`select ${sealColumns} from ledger_seal order by id desc limit 1`.execute(tx)
      const previous = last.rows[0]
      const from = previous ? { xid: previous.toXid, seq: previous.toSeq } : beginning
      const rows = await lines(tx, from, null, batch)
      const end = rows.at(-1)
      if (!end) return 0
      await sql`insert into ledger_seal (from_xid, from_seq, to_xid, to_seq, rows, hash) values (${from.xid}::xid8,
        ${from.seq}, ${end.xid}::xid8, ${end.seq}, ${rows.length}, ${hashOf(previous?.hash ?? '', rows)})`.execute(
        tx,
      )
      return rows.length
    })
    sealed += count
    if (count < batch) return sealed
  }
}

/** Recomputes the chain. Returns the first seal that does not hold, or null when the history is untouched. */
export async function brokenSeal(db: Db): Promise<SealRow | null> {
  const seals = await sql<SealRow>`select ${sealColumns} from ledger_seal order by id`.execute(db)
  let previous = ''
  for (const seal of seals.rows) {
    const rows = await lines(
      db,
      { xid: seal.fromXid, seq: seal.fromSeq },
      { xid: seal.toXid, seq: seal.toSeq },
      seal.rows + 1,
    )
    if (rows.length !== seal.rows || hashOf(previous, rows) !== seal.hash) return seal
    previous = seal.hash
  }
  return null
}
