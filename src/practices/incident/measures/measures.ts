import { type FirstContact, firstContactOf } from './first-contact.ts'
import { type HandOver, handOversOf } from './hand-overs.ts'
import { type Hold, heldUntil, holdsOf } from './holds.ts'
import { given, isTouch, type MeasuredFact, withRequester } from './measured-fact.ts'

export interface Touch {
  id: string
  name: string
  acts: number
}

/** What the history of one incident measures. All clocks are elapsed time; what waits is told apart. */
export interface Measures {
  openedAt: Date
  outcome: 'open' | 'resolved' | 'cancelled' | 'merged'
  /** The first time a person had it. */
  firstAssignedAt: Date | null
  /** The first time a person had it or somebody of the desk began: the later life does not change it. */
  acknowledgedAt: Date | null
  /** The first public word of the desk to the requester. */
  firstResponseAt: Date | null
  holds: Hold[]
  /** The resolution that stands. */
  resolvedAt: Date | null
  reopenedAt: Date[]
  handOvers: HandOver[]
  /** Of the desk, in the order they came; the requester and Steward itself are not counted. */
  touchedBy: Touch[]
  firstContact: FirstContact
}

/** Reads one incident's facts, oldest first. Pure: the same facts always measure the same. */
export function measuresOf(facts: readonly MeasuredFact[]): Measures | null {
  const [opened] = facts
  if (!opened) return null
  const outcome = outcomeOf(facts)
  const holds = holdsOf(facts)
  const handOvers = handOversOf(facts)
  const reopenedAt = facts.filter(fact => fact.fact === 'incident.reopened').map(fact => fact.at)
  const isResolved = outcome === 'resolved'
  const resolved = facts.findLast(fact => given(fact, 'state') === 'resolved')
  const assigned = facts.find(fact => Boolean(given(fact, 'assignee')))
  const told = withRequester(facts)
  const begun = told.find(
    ({ fact, requester }) =>
      begins.has(String(given(fact, 'state'))) && fact.actorId !== null && fact.actorId !== requester,
  )
  return {
    openedAt: opened.at,
    outcome,
    firstAssignedAt: assigned?.at ?? null,
    acknowledgedAt: earlier(assigned?.at, begun?.fact.at),
    firstResponseAt: facts.find(fact => given(fact, 'lastWordBy') === 'staff')?.at ?? null,
    holds,
    resolvedAt: isResolved ? (resolved?.at ?? null) : null,
    reopenedAt,
    handOvers,
    touchedBy: touchesOf(facts),
    firstContact: firstContactOf(facts, { holds, handOvers, reopenedAt, isResolved }),
  }
}

const begins = new Set(['in_progress', 'on_hold', 'resolved'])

function outcomeOf(facts: readonly MeasuredFact[]): Measures['outcome'] {
  const last = facts.findLast(fact => fact.changes?.state !== undefined)
  const state = last ? given(last, 'state') : 'new'
  if (state === 'cancelled') return 'cancelled'
  if (last?.fact === 'incident.merged') return 'merged'
  return state === 'resolved' || state === 'closed' ? 'resolved' : 'open'
}

const earlier = (a: Date | undefined, b: Date | undefined): Date | null =>
  a && b ? (a < b ? a : b) : (a ?? b ?? null)

function touchesOf(facts: readonly MeasuredFact[]): Touch[] {
  const touches = new Map<string, Touch>()
  for (const { fact } of withRequester(facts).filter(isTouch)) {
    const { actorId: id, actorName: name } = fact
    if (id === null) continue
    touches.set(id, { id, name, acts: (touches.get(id)?.acts ?? 0) + 1 })
  }
  return [...touches.values()]
}

/** Seconds between the moments; null for what has not happened. */
export interface Durations {
  firstResponse: number | null
  acknowledge: number | null
  resolve: number | null
  /** On hold, up to the resolution or to now. */
  held: number
  /** Resolve without what was on hold. */
  resolveWithoutHold: number | null
}

export function durationsOf(measures: Measures, now: Date): Durations {
  const since = (at: Date | null): number | null =>
    at ? Math.round((at.getTime() - measures.openedAt.getTime()) / 1000) : null
  const resolve = since(measures.resolvedAt)
  const held = Math.round(heldUntil(measures.holds, measures.resolvedAt ?? now) / 1000)
  return {
    firstResponse: since(measures.firstResponseAt),
    acknowledge: since(measures.acknowledgedAt),
    resolve,
    held,
    resolveWithoutHold: resolve === null ? null : resolve - held,
  }
}
