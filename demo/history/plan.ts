import type { DemoPerson } from '../company/person.ts'
import type { SiteCode } from '../company/sites.ts'
import type { Random } from '../random.ts'
import type { Scenario } from '../scenarios/scenario.ts'

export type Channel = 'web' | 'mail' | 'phone' | 'chat' | 'walk_up' | 'monitoring'
export type Level = '1' | '2' | '3'

/** Where an incident stands today, if it is not to run its whole course. */
export const stalls = ['unassigned', 'queued', 'working', 'caller', 'vendor', 'change', 'problem'] as const
export type Stall = (typeof stalls)[number]

/** What is settled of an incident before its story is told. */
export interface Plan {
  key: string
  scenario: Scenario
  /** Milliseconds since 1970. */
  openedAt: number
  site: SiteCode
  /** Null: a monitor reports it. */
  requester: DemoPerson | null
  channel: Channel
  impact: Level
  urgency: Level
  end: 'solved' | 'withdrawn' | 'dropped' | Stall
  /** Who works on it; else whoever is on duty. */
  solver?: DemoPerson
  /** In place of the scenario's texts. */
  title?: string
  description?: string
  /** A disturbance that many feel, which ends at this moment. */
  restoredAt?: number
  /** The key of the incident this one is reported under; it was opened before this one. */
  parent?: string
  hasChildren?: boolean
  /** Why the process owner set the priority to critical by hand. */
  raised?: string
  /** Known only to the Security group. */
  restricted?: boolean
  /** It goes by the clock and not by office hours: it must have come this far whenever the demo is looked at. */
  byTheClock?: boolean
  /** Only the first steps were quick; the rest waits. */
  snug?: boolean
  /** Solved, and the caller has not looked at it yet. */
  staysResolved?: boolean
  /** The last thing that happened is that the caller wrote. */
  callerWroteLast?: boolean
  /** The last thing that happened, hours ago; else at random. */
  touched?: number
}

const impacts = {
  person: [
    ['3', 93],
    ['2', 7],
  ],
  team: [
    ['3', 38],
    ['2', 57],
    ['1', 5],
  ],
  site: [
    ['2', 62],
    ['1', 38],
  ],
  company: [
    ['1', 80],
    ['2', 20],
  ],
} as const satisfies Record<Scenario['reach'], readonly (readonly [Level, number])[]>

export function severityOf(
  random: Random,
  { reach }: Scenario,
  requester: DemoPerson | null,
): { impact: Level; urgency: Level } {
  const impact = random.weighted<Level>(impacts[reach])
  const pressing = requester?.vip || reach !== 'person'
  const urgency = random.weighted<Level>(
    pressing
      ? [
          ['1', 16],
          ['2', 62],
          ['3', 22],
        ]
      : [
          ['1', 8],
          ['2', 73],
          ['3', 19],
        ],
  )
  return { impact, urgency }
}

export const channelOf = (random: Random, { from }: Scenario): Channel =>
  from === 'monitoring'
    ? 'monitoring'
    : from === 'contact'
      ? random.weighted<Channel>([
          ['mail', 80],
          ['phone', 20],
        ])
      : random.weighted<Channel>([
          ['web', 46],
          ['phone', 24],
          ['mail', 17],
          ['chat', 8],
          ['walk_up', 5],
        ])
