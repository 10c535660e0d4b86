import { type Actor, systemActor } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import type { MailRules } from '../mail-settings.ts'
import type { Authentication } from './authentication.ts'
import { type Disposed, disposed } from './disposed.ts'
import { type Answered, hasPart } from './find-record.ts'
import type { Sender } from './find-sender.ts'
import type { Nature } from './screen.ts'

/** All that is known of a message when it is decided what becomes of it. */
export interface Known {
  nature: Nature
  from: { name: string; address: string }
  sender: Sender | null
  answered: Answered | null
  authentication: Authentication
  rules: MailRules
  /** An administrator has looked at it and vouches for its sender. */
  accepted: boolean
}

export type Plan =
  | { act: 'none'; disposed: Disposed }
  /** A new record for this person; null: for a contact that is made of the sender. */
  | { act: 'create'; actor: Actor; requester: string | null; receipt: boolean }
  /** Said on a record: by the person himself, or kept for staff as what somebody else sent. */
  | { act: 'answer'; answered: Answered; actor: Actor; internal: boolean; named: boolean; reason: string }

export const mailActor = (): Actor => systemActor('mail', 'mail')

const none = (disposition: Disposed['disposition'], reason: string): Plan => ({
  act: 'none',
  disposed: disposed(disposition, reason),
})

/** Pure: who wrote, what about, and whether that is believed. */
export function decide(known: Known): Plan {
  const { nature, sender, authentication, accepted, answered, from, rules } = known
  const isMachine = rules.machines.includes(from.address)
  if (nature.kind === 'answered' && !accepted) return none('ignored', nature.reason)
  if (authentication === 'failed' && !accepted) return none('quarantined', 'authenticationFailed')
  if (nature.kind === 'machine' && !answered && !isMachine && !accepted) return none('ignored', nature.reason)
  if (sender && !sender.active) return none('quarantined', 'inactiveSender')
  return answered ? planAnswer(known, answered) : planNew(known)
}

function planNew({ sender, rules, authentication, accepted, nature }: Known): Plan {
  const receipt = nature.kind === 'person'
  if (!sender) {
    if (rules.unknownSenders === 'reject' && !accepted) return none('rejected', 'unknownSender')
    if (rules.unknownSenders === 'quarantine' && !accepted) return none('quarantined', 'unknownSender')
    return { act: 'create', actor: mailActor(), requester: null, receipt }
  }
  const proven = authentication === 'passed' || accepted
  if (!sender.staff && rules.proof === 'authenticated' && !proven) return none('quarantined', 'unproven')
  // An address alone lets nobody act as staff: the record is opened for him, not by him.
  const himself = sender.actor && sender.actor.roles.size > 0 && (proven || !sender.staff)
  return {
    act: 'create',
    actor: himself && sender.actor ? sender.actor : mailActor(),
    requester: sender.id,
    receipt,
  }
}

function planAnswer(known: Known, answered: Answered): Plan {
  const { sender, rules, authentication, accepted } = known
  const { row, module, by, sentTo } = answered
  const reads = sender?.actor ? matches(module.record.read(sender.actor), row) : false
  const proven = authentication === 'passed' || accepted || (sender !== null && sentTo === sender.id)
  if (sender?.staff && !proven) return none('quarantined', 'staffUnproven')
  if (!sender?.actor || !reads || !hasPart(sender, row)) return planStranger(known, answered)
  if (!sender.staff && rules.proof === 'authenticated' && !proven) return none('quarantined', 'unproven')
  const asStaff = sender.staff && row.requester !== sender.id
  const internal = asStaff && rules.staffReplies === 'note'
  // A contact has no role to act by; his words are his own all the same.
  const mayWrite = !sender.actor.roles.has('auditor')
  if (!mayWrite) return none('quarantined', 'mayNotWrite')
  return {
    act: 'answer',
    answered,
    actor: sender.actor,
    internal,
    named: false,
    reason: internal ? 'asNote' : by,
  }
}

/** Somebody who has no part in it but the message he answers: a colleague in copy. Staff read it; nobody is added. */
function planStranger({ sender, rules, accepted }: Known, answered: Answered): Plan {
  if (answered.by === 'subject') return none('quarantined', 'stranger')
  if (!sender && rules.unknownSenders === 'reject' && !accepted) return none('rejected', 'unknownSender')
  return { act: 'answer', answered, actor: mailActor(), internal: true, named: true, reason: 'stranger' }
}
