import type { FactRow } from '../../../kernel/ledger/fact.ts'

/** What measuring needs to know of a fact. */
export type MeasuredFact = Pick<
  FactRow,
  'at' | 'fact' | 'actorId' | 'actorName' | 'internal' | 'changes' | 'data'
>

/** The value a fact gave to a field; undefined when it did not change it. */
export const given = (fact: MeasuredFact, field: string): unknown => fact.changes?.[field]?.to

export const idIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The facts a condition holds for, each with who the requester was when it happened. */
export function withRequester(
  facts: readonly MeasuredFact[],
): { fact: MeasuredFact; requester: string | null }[] {
  let requester: string | null = null
  return facts.map(fact => {
    if (fact.changes?.requester) requester = idIn(fact.changes.requester.to)
    return { fact, requester }
  })
}

/** Looking is not touching. */
const looks = new Set(['incident.viewedAsRequester', 'incident.watched', 'incident.unwatched'])

/** Whether somebody of the desk did something to the incident: not the requester, not Steward, and more than a look. */
export const isTouch = ({ fact, requester }: { fact: MeasuredFact; requester: string | null }): boolean =>
  fact.actorId !== null && fact.actorId !== requester && !looks.has(fact.fact)
