import type { HandOver } from './hand-overs.ts'
import type { Hold } from './holds.ts'
import { given, isTouch, type MeasuredFact, withRequester } from './measured-fact.ts'

/** Whether the first contact solved it, by two definitions that must not be mixed (MISSION 4.1). Null: not resolved. */
export interface FirstContact {
  /** The first of the desk to touch it resolved it: no hand-over, no waiting, no further word of the requester, and it
   * was not reopened within the days allowed. */
  strict: boolean | null
  /** As ServiceNow counts: never reassigned. */
  proxy: boolean | null
}

/** Days within which a reopening says that the contact had not solved it. */
const reopenDays = 7

interface Seen {
  holds: readonly Hold[]
  handOvers: readonly HandOver[]
  reopenedAt: readonly Date[]
  isResolved: boolean
}

export function firstContactOf(facts: readonly MeasuredFact[], seen: Seen): FirstContact {
  if (!seen.isResolved) return { strict: null, proxy: null }
  return { strict: isStrict(facts, seen), proxy: seen.handOvers.length === 0 }
}

function isStrict(facts: readonly MeasuredFact[], { holds, handOvers, reopenedAt }: Seen): boolean {
  const told = withRequester(facts)
  const end = told.findIndex(({ fact }) => given(fact, 'state') === 'resolved')
  const resolved = told[end]?.fact
  const before = told.slice(0, end + 1)
  const first = before.find(isTouch)
  if (!resolved || !first || resolved.actorId !== first.fact.actorId) return false
  const askedAgain = before.some(
    ({ fact, requester }) =>
      fact.fact === 'incident.commented' &&
      !fact.internal &&
      fact.actorId !== null &&
      fact.actorId === requester,
  )
  const latest = resolved.at.getTime() + reopenDays * 86_400_000
  const reopened = reopenedAt.some(at => at.getTime() <= latest)
  return handOvers.length === 0 && holds.length === 0 && !askedAgain && !reopened
}
