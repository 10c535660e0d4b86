import type { Random } from '../random.ts'
import { dayMs } from '../time/span.ts'
import type { Arrival } from './arrivals.ts'
import { channelOf, type Plan, type Stall, severityOf } from './plan.ts'

/** An incident of everyday, with what becomes of it. */
export function everydayPlan(key: string, arrival: Arrival, now: number, random: Random): Plan {
  const { scenario, requester } = arrival
  const channel = channelOf(random, scenario)
  const age = (now - arrival.openedAt) / dayMs
  const plan: Plan = {
    key,
    ...arrival,
    channel,
    ...severityOf(random, scenario, requester),
    end: 'solved',
    restricted: scenario.group === 'Security' && channel === 'web' && random.chance(0.09),
  }
  if (channel === 'web' && random.chance(0.035)) return { ...plan, end: 'withdrawn' }
  if (channel !== 'monitoring' && !plan.restricted && random.chance(0.014)) return { ...plan, end: 'dropped' }
  const isPressing = Number(plan.impact) + Number(plan.urgency) <= 3
  if (random.chance(stallChance(age)) && !(isPressing && age > 6))
    return { ...plan, end: stallOf(plan, age, random) }
  return plan
}

/** The older, the fewer are still open; a few wait for half a year. */
const stallChance = (days: number): number =>
  0.42 * Math.exp(-days / 5) + 0.32 * Math.exp(-days / 30) + 0.085 * Math.exp(-days / 120)

function stallOf({ channel, requester, restricted }: Plan, days: number, random: Random): Stall {
  const canQueue = (channel === 'web' || channel === 'mail' || channel === 'monitoring') && !restricted
  const fresh = Math.exp(-days / 6)
  return random.weighted<Stall>([
    ['unassigned', canQueue && channel !== 'monitoring' ? 4 * fresh : 0],
    ['queued', canQueue ? 0.2 + 3 * fresh : 0],
    ['working', 1.15],
    ['caller', requester ? 0.42 : 0],
    ['vendor', 0.3 + 0.1 * Math.min(1, days / 20)],
    ['change', 0.12],
    ['problem', 0.1],
  ])
}
