/** A state of the log in Steward's terms. */
export interface LogState {
  state: 'new' | 'in_progress' | 'on_hold' | 'resolved' | 'closed' | 'cancelled'
  holdReason: 'caller' | 'vendor' | 'problem' | 'change' | null
}

const plain = (state: LogState['state']): LogState => ({ state, holdReason: null })
const waiting = (holdReason: LogState['holdReason']): LogState => ({ state: 'on_hold', holdReason })

/** The states of ServiceNow's incidents by their labels, the older set and the newer one. */
const states: Record<string, LogState> = {
  New: plain('new'),
  Active: plain('in_progress'),
  'In Progress': plain('in_progress'),
  'Awaiting User Info': waiting('caller'),
  // Evidence is asked of the caller; the log's own word stays in the fact.
  'Awaiting Evidence': waiting('caller'),
  'Awaiting Problem': waiting('problem'),
  'Awaiting Vendor': waiting('vendor'),
  'Awaiting Change': waiting('change'),
  'On Hold': waiting(null),
  Resolved: plain('resolved'),
  Closed: plain('closed'),
  Canceled: plain('cancelled'),
  Cancelled: plain('cancelled'),
}

const byName = new Map(Object.entries(states).map(([name, state]) => [name.toLowerCase(), state]))

export const stateOf = (text: string): LogState | undefined => byName.get(text.toLowerCase())

export const knownStates = Object.keys(states).join(', ')

/** Work on it is over, for the time being. */
export const isDone = ({ state }: { state: LogState['state'] }): boolean =>
  state === 'resolved' || state === 'closed' || state === 'cancelled'

export type LogFact =
  | 'created'
  | 'started'
  | 'held'
  | 'resumed'
  | 'resolved'
  | 'closed'
  | 'cancelled'
  | 'reopened'
  | 'assigned'
  | 'edited'

/** What tells what happened between two rows. */
export interface Standing extends LogState {
  reopenCount: number
  group: string | null
  assignee: string | null
}

/** What happened between two rows of one incident. Any way from state to state has a name: logs know no workflow. */
export function factBetween(before: Standing, after: Standing): LogFact {
  if (after.reopenCount > before.reopenCount) return 'reopened'
  if (isDone(before) && !isDone(after)) return 'reopened'
  const moved = before.state !== after.state
  if (after.state === 'on_hold') {
    if (moved || before.holdReason !== after.holdReason) return 'held'
  } else if (moved) {
    if (after.state === 'resolved') return before.state === 'closed' ? 'edited' : 'resolved'
    if (after.state === 'closed' || after.state === 'cancelled') return after.state
    if (before.state === 'on_hold') return 'resumed'
    return after.state === 'in_progress' ? 'started' : 'edited'
  }
  const handed = before.group !== after.group || before.assignee !== after.assignee
  return handed ? 'assigned' : 'edited'
}
