import type { Fact } from '../ledger/fact.ts'

/** A row written beside the record in the same statement, by the column names of its table. */
export type Write =
  | { insert: string; row: Record<string, unknown> }
  | { update: string; set: Record<string, unknown>; where: Record<string, string> }
  | { delete: string; where: Record<string, string> }

/** What `decide` returns: what to set, which facts happened, and what else is written with them. */
export interface Decision<S = Record<string, unknown>> {
  set?: Partial<S>
  /** In place of the command's own fact. */
  facts?: readonly Fact[]
  also?: readonly Write[]
  /** More for the command's own fact: the reason given, the comment's id. */
  data?: Record<string, unknown>
}
