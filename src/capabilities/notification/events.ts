/** What a person can be told of. The order is that of weight: of several reasons for one act the first is given. */
export const events = [
  'mentioned',
  'assigned',
  'breached',
  'warned',
  'asked',
  'finished',
  'received',
  'answered',
  'replied',
  'noted',
  'changed',
  'group',
] as const
export type Event = (typeof events)[number]

/** `returned`: work that was put off is back. He asked for it himself, so there is nothing to choose. */
export type Reason = Event | 'returned'

/** How somebody is told. */
export const channels = ['app', 'mail', 'push'] as const
export type Channel = (typeof channels)[number]

/** What names a person reaches him even on a record he no longer wants to hear of. */
export const despiteMute: ReadonlySet<Reason> = new Set(['mentioned', 'assigned'])

/** Few by default: what comes to a whole group is in its queue already, and what one merely follows sends no mail. */
const offByDefault: Record<Channel, ReadonlySet<Reason>> = {
  app: new Set(['group']),
  mail: new Set(['group', 'noted', 'changed']),
  push: new Set(['group', 'noted', 'changed', 'received']),
}

export type EventChoices = Partial<Record<Event, Partial<Record<Channel, boolean>>>>

/** Whether he is told of this by this channel: as he chose, else by default. */
export function isWanted(choices: EventChoices, reason: Reason, channel: Channel): boolean {
  if (reason === 'returned') return channel === 'app'
  return choices[reason]?.[channel] ?? !offByDefault[channel].has(reason)
}
