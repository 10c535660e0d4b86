import type { Kernel } from '../../kernel/kernel.ts'

/** What an answer of staff by mail becomes: `note` (the default) or `reply`. */
export const staffRepliesKey = 'mail.staffReplies'

export const senderPolicies = ['create', 'quarantine', 'reject'] as const
export type SenderPolicy = (typeof senderPolicies)[number]

/** What administrators decide about mail that arrives. */
export interface MailRules {
  /** The type of record a new message becomes. */
  recordType: string
  /** A sender nobody knows: a new contact, a message to look at, or nothing. */
  unknownSenders: SenderPolicy
  /** What proves a sender who is no member of staff: that the address is his, or that his mail server vouches for it. */
  proof: 'address' | 'authenticated'
  /** The name by which our own mail server signs its Authentication-Results; others' are not believed. */
  authServer: string
  staffReplies: 'note' | 'reply'
  /** Days in which an answer to something solved opens it again. */
  reopenDays: number
  /** Addresses of machines that may open records though nobody wrote the message. */
  machines: readonly string[]
  perSenderHour: number
  perHour: number
}

const oneOf = <T extends string>(value: unknown, values: readonly T[], otherwise: T): T =>
  values.find(each => each === value) ?? otherwise

/** The rules as they are now; what is set wrongly has its default. */
export function mailRules({ settings }: Pick<Kernel, 'settings'>): MailRules {
  const whole = (key: string, otherwise: number): number => {
    const value = settings.get<unknown>(key, otherwise)
    return typeof value === 'number' && value >= 0 ? Math.floor(value) : otherwise
  }
  const machines = settings.get<unknown>('mail.machines', [])
  return {
    recordType: String(settings.get<unknown>('mail.recordType', 'incident')),
    unknownSenders: oneOf(settings.get<unknown>('mail.unknownSenders', ''), senderPolicies, 'create'),
    proof: oneOf(settings.get<unknown>('mail.proof', ''), ['address', 'authenticated'], 'address'),
    authServer: String(settings.get<unknown>('mail.authServer', '')).toLowerCase(),
    staffReplies: oneOf(settings.get<unknown>(staffRepliesKey, ''), ['note', 'reply'], 'note'),
    reopenDays: whole('mail.reopenDays', 7),
    machines: Array.isArray(machines) ? machines.map(each => String(each).toLowerCase()) : [],
    perSenderHour: whole('mail.perSenderHour', 30),
    perHour: whole('mail.perHour', 2000),
  }
}
