import type { Company } from '../company/company.ts'
import type { DemoPerson } from '../company/person.ts'
import { type SiteCode, sitePlans } from '../company/sites.ts'
import type { Random } from '../random.ts'
import { outages } from '../scenarios/outages.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { waves } from '../scenarios/waves.ts'
import { isWorkday, weekdayOf } from '../time/holidays.ts'
import { dayMs, hourMs, minuteMs } from '../time/span.ts'
import { fromLocal, toLocal } from '../time/zone.ts'
import { channelOf, type Plan, severityOf } from './plan.ts'

const europe = ['STU', 'LYO', 'BHM', 'GDN'] as const satisfies readonly SiteCode[]
const everywhere = [...europe, 'CIN', 'PEN'] as const satisfies readonly SiteCode[]

/** The bad days of the last two years and the one thing that keeps coming back. */
export function stormPlans(company: Company, now: number, random: Random): Plan[] {
  const storms = new Storms(company, now, random.fork('storms'))
  return [
    ...storms.mailOutage(),
    ...storms.vpnOutage(),
    ...storms.securePrint(),
    ...storms.docks(),
    ...storms.phishing(),
    ...storms.crmToday(),
  ]
}

class Storms {
  readonly #company: Company
  readonly #now: number
  readonly #random: Random

  constructor(company: Company, now: number, random: Random) {
    this.#company = company
    this.#now = now
    this.#random = random
  }

  /** 40 reports within two hours of a Tuesday morning; the monitor's was the first. */
  mailOutage(): Plan[] {
    const begins = this.#morning(118, 2, 8 * 60 + 50)
    const first: Plan = {
      ...this.#plan(outages.mailStore, 'first', begins - 3 * minuteMs, null),
      channel: 'monitoring',
      impact: '1',
      urgency: '2',
      raised: 'All mailboxes of the European sites are down; order intake stands still.',
      restoredAt: begins + 140 * minuteMs,
      hasChildren: true,
    }
    const at = () => begins + this.#random.next() ** 1.6 * 118 * minuteMs
    return [first, ...this.#under(first, this.#reports(outages.mailOutage, 39, europe, at))]
  }

  /** The certificate of the gateway expired on a weekend; on Monday everybody at home notices. */
  vpnOutage(): Plan[] {
    const begins = this.#morning(48, 1, 7 * 60 + 20)
    const at = () => begins + (0.02 + this.#random.next() ** 1.4) * 180 * minuteMs
    const [report, ...others] = this.#reports(outages.vpnOutage, 26, europe, at)
    if (!report) return []
    const first: Plan = {
      ...report,
      openedAt: begins,
      channel: 'web',
      impact: '1',
      urgency: '2',
      raised: 'Nobody can work remotely; about 300 people are affected.',
      restoredAt: begins + 290 * minuteMs,
      hasChildren: true,
    }
    return [first, ...this.#under(first, others)]
  }

  /** A printer roll-out that went wrong: five days in Lyon. */
  securePrint(): Plan[] {
    const begins = this.#morning(292, 1, 7 * 60 + 30)
    const at = () =>
      begins +
      this.#random.weighted([
        [0, 22],
        [1, 17],
        [2, 11],
        [3, 7],
        [4, 4],
      ]) *
        dayMs +
      this.#random.between(0, 9) * hourMs
    return this.#reports(waves.securePrint, 58, ['LYO'], at)
  }

  /** The recurring problem: a laptop that does not go with a dock, since five months and ever more often. */
  docks(): Plan[] {
    const span = 155 * dayMs
    const at = () => this.#workHour(this.#now - span + Math.sqrt(this.#random.next()) * span)
    return this.#reports(waves.dock, 96, everywhere, at).map(plan => {
      const recent = plan.openedAt > this.#now - 25 * dayMs
      return recent && this.#random.chance(0.3) ? { ...plan, end: 'problem' as const } : plan
    })
  }

  phishing(): Plan[] {
    const begins = this.#morning(19, 3, 9 * 60)
    const { phishing } = waves
    return this.#reports(
      phishing,
      22,
      everywhere,
      () => begins + this.#random.between(0, 1) ** 1.5 * 300 * minuteMs,
    ).map((plan, index) => (index % 7 === 3 ? { ...plan, channel: 'web' as const, restricted: true } : plan))
  }

  /** What is going on right now: one that is worked on, some below it, some that nobody has looked at yet. */
  crmToday(): Plan[] {
    const at = () => this.#now - this.#random.between(1.5, 5) * hourMs
    const [report, ...others] = this.#reports(outages.crmSlow, 9, europe, at).map((plan): Plan => {
      return { ...plan, channel: 'web', impact: '2', urgency: '2', byTheClock: true }
    })
    if (!report) return []
    const first: Plan = {
      ...report,
      openedAt: this.#now - 5.4 * hourMs,
      impact: '1',
      urgency: '1',
      end: 'working',
      touched: 0.1,
      hasChildren: true,
    }
    const latest = others.slice(5).map((plan, index): Plan => {
      return { ...plan, openedAt: this.#now - (6 + index * 11) * minuteMs, end: 'unassigned' }
    })
    return [first, ...this.#under(first, others.slice(0, 5)), ...latest]
  }

  #under(first: Plan, reports: readonly Plan[]): Plan[] {
    return reports.map(plan => ({ ...plan, parent: first.key, end: 'working' }))
  }

  #reports(scenario: Scenario, count: number, sites: readonly SiteCode[], at: () => number): Plan[] {
    const pool = this.#company.people.filter(
      person =>
        sites.includes(person.site) &&
        person.roles.includes('requester') &&
        person.username !== 'employee' &&
        !person.leftAt &&
        (!scenario.departments || scenario.departments.some(name => name === person.department)),
    )
    const reported = new Set<DemoPerson>()
    return Array.from({ length: count }, (_, index) => {
      const openedAt = at()
      const there = pool.filter(person => person.joinedAt.getTime() < openedAt && !reported.has(person))
      const requester = this.#random.pick(there.length > 0 ? there : pool)
      reported.add(requester)
      return this.#plan(scenario, String(index), openedAt, requester)
    })
  }

  #plan(scenario: Scenario, name: string, openedAt: number, requester: DemoPerson | null): Plan {
    return {
      key: `demo ${scenario.key} ${name}`,
      scenario,
      openedAt: Math.min(openedAt, this.#now - minuteMs),
      site: requester?.site ?? 'STU',
      requester,
      channel: channelOf(this.#random, scenario),
      ...severityOf(this.#random, scenario, requester),
      end: 'solved',
    }
  }

  /** A working day of this weekday about `daysAgo`, at a minute of the day in Stuttgart. */
  #morning(daysAgo: number, weekday: number, minute: number): number {
    const { zone } = sitePlans.STU
    let { day } = toLocal(zone, this.#now - daysAgo * dayMs)
    while (weekdayOf(day) !== weekday || !isWorkday(day)) day--
    return fromLocal(zone, { day, minute })
  }

  /** The same day in office hours; a weekend moves to the Monday after it. */
  #workHour(at: number): number {
    const { zone } = sitePlans.STU
    let { day } = toLocal(zone, at)
    while (!isWorkday(day)) day++
    const moment = fromLocal(zone, { day, minute: this.#random.between(8 * 60, 16 * 60) })
    return moment < this.#now ? moment : this.#now - this.#random.between(1, 20) * hourMs
  }
}
