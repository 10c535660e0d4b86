import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import type { Reason } from './events.ts'

/** What one person did to one record at once: all facts of one version. */
export interface Act {
  record: RecordType
  row: AnyRow
  facts: readonly PlacedFact[]
}

/** Why these people are told of an act. */
export interface Cause {
  reason: Reason
  detail: string | null
  people: readonly string[]
  /** Every member of these is told. */
  groups: readonly string[]
  fact: PlacedFact
}

const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string')

/**
 * Who is concerned by an act and why. It speaks of the spine alone (assignee, requester, watchers, state categories,
 * comments), so it holds for every work item. Pure; who may know is asked afterwards.
 */
export function causesOf(act: Act): Cause[] {
  return act.facts.flatMap(fact => [
    ...mentions(fact),
    ...receipts(act, fact),
    ...alarms(fact),
    ...assignments(act, fact),
    ...comments(act, fact),
    ...stateChanges(act, fact),
  ])
}

const cause = (fact: PlacedFact, reason: Reason, people: unknown, detail: string | null = null): Cause => ({
  reason,
  detail,
  people: idsIn(people),
  groups: [],
  fact,
})

/** A mention names people and groups alike; an id that is no group's has no members. */
function mentions(fact: PlacedFact): Cause[] {
  const ids = idsIn(fact.data?.mentions ?? [])
  return ids.length === 0 ? [] : [{ ...cause(fact, 'mentioned', ids), groups: ids }]
}

/** Somebody opened it for him. What he sent by mail is acknowledged where it arrives. */
function receipts({ record, row }: Act, fact: PlacedFact): Cause[] {
  const isNew = fact.fact === `${record.type}.created` && fact.via !== 'mail'
  return isNew ? [cause(fact, 'received', row.requester)] : []
}

/** A fact that says itself whom it concerns and why: a service level that runs out. */
function alarms(fact: PlacedFact): Cause[] {
  const { event, detail, people, groups } = (fact.data?.tell ?? {}) as Record<string, unknown>
  if (event !== 'warned' && event !== 'breached') return []
  return [
    { ...cause(fact, event, people, typeof detail === 'string' ? detail : null), groups: idsIn(groups) },
  ]
}

/** As it is now: who was given it and lost it again before anybody could tell him is not told. */
function assignments({ row }: Act, fact: PlacedFact): Cause[] {
  const assignee = fact.changes?.assignee?.to
  if (typeof assignee === 'string' && assignee === row.assignee) return [cause(fact, 'assigned', assignee)]
  const group = fact.changes?.group?.to
  if (typeof group !== 'string' || group !== row.group || row.assignee !== null) return []
  return [{ ...cause(fact, 'group', []), groups: [group] }]
}

function comments(act: Act, fact: PlacedFact): Cause[] {
  const { row } = act
  if (!isComment(act, fact)) return []
  if (fact.internal) return [cause(fact, 'noted', row.assignee)]
  const told = [cause(fact, isQuestion(act) ? 'asked' : 'answered', row.requester)]
  // What Steward itself carries from one record to another was told where it was said.
  if (fact.actorId === null) return told
  const watchers = fact.actorId === row.requester ? idsIn(row.watchers) : []
  return [...told, cause(fact, 'replied', [...idsIn(row.assignee), ...watchers])]
}

const isComment = ({ record }: Act, fact: PlacedFact): boolean =>
  fact.fact === `${record.type}.commented` && typeof fact.data?.comment === 'string'

/** Said in the act that made the record wait: it waits for the answer. */
const isQuestion = (act: Act): boolean => act.facts.some(fact => turnOf(act, fact) === 'held')

const ends: readonly (string | null)[] = ['resolved', 'cancelled', 'merged']

function stateChanges(act: Act, fact: PlacedFact): Cause[] {
  const turn = turnOf(act, fact)
  if (!turn) return []
  const followers = cause(fact, 'changed', [...idsIn(act.row.assignee), ...idsIn(act.row.watchers)], turn)
  return ends.includes(turn) ? [cause(fact, 'finished', act.row.requester, turn), followers] : [followers]
}

/** The turns of a record's life worth telling; that a resolved one was closed in time is none. */
function turnOf({ record }: Act, fact: PlacedFact): string | null {
  const change = fact.changes?.state
  const from = record.states[String(change?.from)]
  const to = record.states[String(change?.to)]
  if (!from || !to || from === to) return null
  if (fact.fact === `${record.type}.merged`) return 'merged'
  if (to === 'cancelled') return 'cancelled'
  if (to === 'done') return 'resolved'
  if (to === 'waiting') return 'held'
  return from === 'waiting' ? null : 'reopened'
}
