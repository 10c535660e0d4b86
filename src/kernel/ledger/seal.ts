import { sql } from 'kysely'
import type { Db, Executor } from '../database.ts'
import { LedgerReader } from './reader.ts'

/** A fact as the text that is hashed. `recorded_at` and `xid` are the database's, not the fact's. */
const line = sql.raw(`jsonb_build_array(l.seq, extract(epoch from l.at), l.record_type, l.record_id, l.fact,
  l.actor_id, l.actor_name, l.via, l.internal, l.version, l.changes, l.data)::text`)

/** The hash of the rows together with the hash before: an altered row breaks the chain. */
const chained = (previous: string) =>
  sql.raw(
    `encode(sha256(convert_to(${previous} || string_agg(E'\\n' || line, '' order by seq), 'UTF8')), 'hex')`,
  )

/** Seals what was committed since the last seal, batch by batch. Returns the rows sealed. */
export async function sealLedger(db: Db): Promise<number> {
  const sealer = new LedgerReader(db, 'seal', (facts, tx) =>
    seal(
      tx,
      facts.map(fact => fact.seq),
    ),
  )
  await sealer.register('beginning')
  return sealer.catchUp()
}

async function seal(db: Executor, seqs: readonly number[]): Promise<void> {
  await sql`insert into ledger_seal (seqs, rows, hash)
    select range_agg(int8range(seq, seq, '[]')), count(*),
      ${chained(`coalesce((select hash from ledger_seal order by id desc limit 1), '')`)}
    from (select l.seq, ${line} as line from ledger l where l.seq = any(${[...seqs]}::bigint[])) sealed`.execute(
    db,
  )
}

/** Recomputes the chain. Returns what does not hold, in one sentence, or null when the history is untouched. */
export async function brokenSeal(db: Db): Promise<string | null> {
  if (!db.isTransaction) return db.transaction().execute(brokenSeal)
  // The whole history is read, however long that takes.
  await sql`set local statement_timeout = 0`.execute(db)
  return (await alteredFacts(db)) ?? addedFacts(db)
}

async function alteredFacts(db: Executor): Promise<string | null> {
  const found = await sql<{ id: number; at: Date; first: number; last: number }>`
    select s.id, s.at, lower(s.seqs) as first, upper(s.seqs) - 1 as last
    from (select *, lag(hash, 1, '') over (order by id) as previous from ledger_seal) s
    left join lateral (
      select count(*) as rows, ${chained('s.previous')} as hash
      from (select l.seq, ${line} as line from unnest(s.seqs) span
        join ledger l on l.seq >= lower(span) and l.seq < upper(span)) facts) now on true
    where (now.rows, now.hash) is distinct from (s.rows::bigint, s.hash) order by s.id limit 1`.execute(db)
  const broken = found.rows[0]
  if (!broken) return null
  const when = broken.at.toISOString()
  return `Facts ${broken.first} to ${broken.last}, sealed at ${when} (seal ${broken.id}), are not what was sealed.`
}

/** Behind the sealer's position everything was sealed: what else lies there came later under a false date. */
async function addedFacts(db: Executor): Promise<string | null> {
  const found = await sql<{ added: number }>`
    select (select count(*) from ledger where (xid, seq) <= (r.xid, r.seq)) -
      (select coalesce(sum(rows), 0) from ledger_seal) as added
    from ledger_reader r where r.name = 'seal'`.execute(db)
  const added = Number(found.rows[0]?.added ?? 0)
  return added === 0 ? null : `${added} facts lie among the sealed ones that were never sealed.`
}
