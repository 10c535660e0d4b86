import { type RawBuilder, sql } from 'kysely'
import type { FactRow } from './fact.ts'

/** A fact with its place in the order readers follow. */
export interface PlacedFact extends FactRow {
  xid: string
}

/** The ledger's columns under their names in code. */
export const factColumns: RawBuilder<unknown> = sql.raw(
  `l.seq, l.xid::text as xid, l.at, l.record_type as "recordType", l.record_id as "recordId", l.fact,
   l.actor_id as "actorId", l.actor_name as "actorName", l.via, l.internal, l.version, l.changes, l.data`,
)
