import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Via } from '../access/actor.ts'
import type { Difference } from '../ledger/fact.ts'

/** A fact that happened before Steward kept it; its version is its place in the record's history. */
export interface HistoricFact {
  at: Date
  fact: string
  actorId: string | null
  actorName: string
  /** Default `import`: reactions leave such facts alone. Any other lets them act on what is long past. */
  via?: Via
  internal?: boolean
  changes?: Record<string, Difference> | null
  data?: Record<string, unknown> | null
}

export interface HistoricComment {
  /** Given when a fact's `data.comment` names it. */
  id?: string
  at: Date
  authorId: string | null
  authorName: string
  body: string
  internal?: boolean
}

/** A record with its whole past: the row as it stands at the end, and the facts that led there, oldest first. */
export interface HistoricRecord {
  type: string
  /** From `historicId`: lists and search take the order of ids for the order of opening. */
  id: string
  /** The original number; none: the next of the type's sequence. */
  number?: string | null
  /**
   * By field name, with `createdAt` and `updatedAt`, `state` for a work item, `custom` if any; what is left out has
   * its default. `externalId` makes a second load find the record again.
   */
  values: Record<string, unknown>
  facts: readonly HistoricFact[]
  comments?: readonly HistoricComment[]
  /** Rows of other rooms' tables that came with it: the items of a checklist, for instance. */
  beside?: readonly { table: string; row: Record<string, unknown> }[]
}

/** A UUIDv7 of the moment the record was opened. With a `key` it is the same each time, else random. */
export function historicId(at: Date, key?: string): string {
  if (key === undefined) return uuidv7({ msecs: at.getTime() })
  return uuidv7({ msecs: at.getTime(), random: createHash('sha256').update(key).digest().subarray(0, 16) })
}
