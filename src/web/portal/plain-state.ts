// The four states an employee sees; how the desk works inside stays inside.
import type { RecordData, TypeMeta } from '../api/types.ts'
import type { MessageKey } from '../messages/t.ts'

export type PlainState = 'received' | 'inProgress' | 'waitingForYou' | 'done'

export const plainLabels: Record<PlainState, MessageKey> = {
  received: 'portal.received',
  inProgress: 'portal.inProgress',
  waitingForYou: 'portal.waitingForYou',
  done: 'portal.done',
}

export const plainHints: Record<PlainState, MessageKey> = {
  received: 'portal.receivedHint',
  inProgress: 'portal.inProgressHint',
  waitingForYou: 'portal.waitingForYouHint',
  done: 'portal.doneHint',
}

export function plainStateOf(type: TypeMeta, record: RecordData): PlainState {
  switch (record.stateCategory) {
    case 'done':
    case 'cancelled':
      return 'done'
    case 'waiting':
      // Waiting for a vendor is still our work; only waiting for the person is theirs.
      return record.holdReason === 'caller' || !record.holdReason ? 'waitingForYou' : 'inProgress'
    default:
      return record.state === type.states[0]?.value ? 'received' : 'inProgress'
  }
}

export const steps: PlainState[] = ['received', 'inProgress', 'done']

/** How far along the request is, for the tracker: waiting for the person is a halt inside the work. */
export function stepOf(state: PlainState): number {
  return state === 'received' ? 0 : state === 'done' ? 2 : 1
}

/** Whether the person may still say that it is not fixed. */
export function awaitsVerdict(record: RecordData): boolean {
  return record.stateCategory === 'done' && record.abilities.reopen === true
}

export function isOver(record: RecordData): boolean {
  return (record.stateCategory === 'done' || record.stateCategory === 'cancelled') && !awaitsVerdict(record)
}
