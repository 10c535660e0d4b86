import type { FactRow } from '../../../kernel/ledger/fact.ts'

/** How a work item stood from this instant on. */
export interface Moment {
  at: number
  fact: string
  values: Readonly<Record<string, unknown>>
}

/** A fact with what is needed to replay it. */
export type Told = Pick<FactRow, 'at' | 'fact' | 'internal' | 'changes' | 'data' | 'actorId'>

/**
 * A work item's whole course, replayed from the ledger: each fact's differences laid over what stood before. Beside the
 * fields there are `replied` (staff answered in public) and `touched` (somebody other than the requester did anything).
 * Facts of one instant are one moment: nothing can be measured between them.
 */
export function momentsOf(facts: readonly Told[], requesterOf: (values: Values) => unknown): Moment[] {
  const moments: Moment[] = []
  let values: Values = { replied: false, touched: false, custom: {} }
  for (const fact of facts) {
    values = after(values, fact, requesterOf)
    const moment = { at: fact.at.getTime(), fact: fact.fact, values }
    if (moments.at(-1)?.at === moment.at) moments.pop()
    moments.push(moment)
  }
  return moments
}

type Values = Readonly<Record<string, unknown>>

function after(values: Values, fact: Told, requesterOf: (values: Values) => unknown): Values {
  const next: Record<string, unknown> = { ...values }
  for (const [name, { to }] of Object.entries(fact.changes ?? {})) {
    if (name.startsWith('custom.')) next.custom = { ...(next.custom as object), [name.slice(7)]: to }
    else next[name] = to
  }
  const byOther = fact.actorId !== null && fact.actorId !== requesterOf(next)
  if (byOther) next.touched = true
  if (byOther && !fact.internal && fact.fact.endsWith('.commented')) next.replied = true
  return next
}
