import type { Company } from '../company/company.ts'
import type { DemoPerson } from '../company/person.ts'
import { type SiteCode, sitePlans } from '../company/sites.ts'
import type { Random } from '../random.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { scenarios } from '../scenarios/scenarios.ts'
import { isHoliday, weekdayOf } from '../time/holidays.ts'
import { dayMs } from '../time/span.ts'
import { fromLocal } from '../time/zone.ts'

/** Months of history. */
const monthsOfHistory = 24

/** Sunday to Saturday: what gathered over the weekend is reported on Monday. */
const weekdays = [0.07, 1.34, 1.1, 1.0, 0.97, 0.84, 0.12] as const
/** January to December: summer holidays, the rush of autumn, a quiet December. */
const months = [1.12, 1.03, 1.02, 0.97, 0.94, 1.0, 0.88, 0.74, 1.12, 1.1, 1.06, 0.86] as const

/** Reports an hour of the local day. */
const hours = [
  0.03, 0.02, 0.02, 0.02, 0.03, 0.08, 0.28, 0.75, 1.45, 1.7, 1.45, 1.15, 0.62, 0.95, 1.15, 1.05, 0.78, 0.42,
  0.18, 0.1, 0.08, 0.07, 0.06, 0.04,
].map((weight, hour) => [hour, weight] as const)

/** How busy a day is, compared with the others. */
export function loadOf(day: number, fromDay: number, toDay: number): number {
  const date = new Date(day * dayMs)
  const growth = 0.8 + (0.4 * (day - fromDay)) / (toDay - fromDay)
  const betweenTheYears = date.getUTCMonth() === 11 && date.getUTCDate() > 22 ? 0.4 : 1
  const closed = isHoliday(day) ? 0.08 : 1
  return (
    growth * (weekdays[weekdayOf(day)] ?? 1) * (months[date.getUTCMonth()] ?? 1) * betweenTheYears * closed
  )
}

export interface Arrival {
  scenario: Scenario
  requester: DemoPerson | null
  site: SiteCode
  /** Milliseconds since 1970. */
  openedAt: number
}

/** What comes in by itself, day by day: who reports what, when. */
export class Arrivals {
  readonly #company: Company
  readonly #now: number
  readonly #days: (readonly [number, number])[]
  readonly #pools = new Map<string, readonly DemoPerson[]>()

  constructor(company: Company, now: number) {
    this.#company = company
    this.#now = now
    const toDay = Math.floor(now / dayMs)
    const start = new Date(now)
    start.setUTCMonth(start.getUTCMonth() - monthsOfHistory)
    const fromDay = Math.max(Math.floor(start.getTime() / dayMs), company.openedAt.getTime() / dayMs + 1)
    this.#days = cumulated(
      Array.from({ length: toDay - fromDay + 1 }, (_, index) => {
        const day = fromDay + index
        const passed = day === toDay ? (now % dayMs) / dayMs : 1
        return [day, loadOf(day, fromDay, toDay) * passed] as const
      }),
    )
  }

  next(random: Random): Arrival {
    const scenario = random.weighted(choices)
    for (;;) {
      const day = this.#day(random)
      const requester = this.#requester(scenario, random)
      const site = requester?.site ?? random.pick(['STU', 'STU', 'LYO', 'BHM', 'CIN', 'PEN'] as const)
      const hour = scenario.from === 'monitoring' ? random.whole(0, 23) : random.weighted(hours)
      const minute = hour * 60 + random.between(0, 60)
      const openedAt = fromLocal(sitePlans[site].zone, { day, minute })
      const isThere =
        !requester ||
        (requester.joinedAt.getTime() < openedAt && (requester.leftAt?.getTime() ?? Infinity) > openedAt)
      if (openedAt < this.#now && isThere) return { scenario, requester, site, openedAt }
    }
  }

  #day(random: Random): number {
    const wanted = random.next() * (this.#days.at(-1)?.[1] ?? 0)
    let [low, high] = [0, this.#days.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#days[middle]?.[1] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return this.#days[low]?.[0] ?? 0
  }

  #requester({ key, from, departments }: Scenario, random: Random): DemoPerson | null {
    if (from === 'monitoring') return null
    const known = this.#pools.get(key)
    const pool = known ?? this.#company.people.filter(person => mayReport(person, from, departments))
    if (!known) this.#pools.set(key, pool)
    return random.pick(pool)
  }
}

const choices = scenarios.map(scenario => [scenario, scenario.weight] as const)

/** The demo's own employee reports what is planned for her and nothing by chance. */
function mayReport(
  person: DemoPerson,
  from: Scenario['from'],
  departments: Scenario['departments'],
): boolean {
  if (from === 'contact') return person.roles.length === 0
  if (!person.roles.includes('requester') || person.username === 'employee') return false
  return !departments || (person.department !== null && departments.includes(person.department))
}

function cumulated(days: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  let sum = 0
  return days.map(([day, load]) => {
    sum += load
    return [day, sum] as const
  })
}
