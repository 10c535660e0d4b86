import type { Via } from '../access/actor.ts'

/** The exact difference a change made to one field; references are ids. */
export interface Difference {
  from: unknown
  to: unknown
}

/** One row of the ledger: who did what to which record, when, via what. Never changed after it is written. */
export interface FactRow {
  seq: number
  at: Date
  recordType: string
  recordId: string
  fact: string
  actorId: string | null
  actorName: string
  via: Via
  internal: boolean
  version: number
  changes: Record<string, Difference> | null
  data: Record<string, unknown> | null
}

/** A fact as `decide` states it; the pipeline adds who, when and the difference. */
export interface Fact {
  fact: string
  internal?: boolean
  data?: Record<string, unknown>
}
