/** What a person can be told of. The order is that of weight: of several reasons for one act the first is given. */
export const events = [
  'mentioned',
  'assigned',
  'asked',
  'finished',
  'answered',
  'replied',
  'noted',
  'changed',
  'group',
] as const
export type Event = (typeof events)[number]

/** `returned`: work that was put off is back. He asked for it himself, so there is nothing to choose. */
export type Reason = Event | 'returned'

/** How somebody is told. Mail and push join here. */
export const channels = ['app'] as const
export type Channel = (typeof channels)[number]

/** What names a person reaches him even on a record he no longer wants to hear of. */
export const despiteMute: ReadonlySet<Reason> = new Set(['mentioned', 'assigned'])

/** Few by default: what comes to a whole group is in its queue already. */
const offByDefault: ReadonlySet<Reason> = new Set(['group'])

export type EventChoices = Partial<Record<Event, Partial<Record<Channel, boolean>>>>

/** Whether he is told of this by this channel: as he chose, else by default. */
export function isWanted(choices: EventChoices, reason: Reason, channel: Channel): boolean {
  if (reason === 'returned') return true
  return choices[reason]?.[channel] ?? !offByDefault.has(reason)
}
