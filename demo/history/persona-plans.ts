import type { Company } from '../company/company.ts'
import type { DemoPerson } from '../company/person.ts'
import { sitePlans } from '../company/sites.ts'
import { scenarioOf } from '../scenarios/scenarios.ts'
import { waves } from '../scenarios/waves.ts'
import { isWorkday } from '../time/holidays.ts'
import { hourMs } from '../time/span.ts'
import { fromLocal, toLocal } from '../time/zone.ts'
import { type PersonaWork, personaWork } from './persona-work.ts'
import type { Level, Plan } from './plan.ts'

export function personaPlans(company: Company, now: number): Plan[] {
  return personaWork.map((each, index): Plan => {
    const scenario = each.scenario === waves.dock.key ? waves.dock : scenarioOf(each.scenario)
    const requester = each.channel === 'monitoring' ? null : requesterOf(company, each.requester, index)
    const [impact, urgency] = [...each.severity]
    return {
      key: `demo own ${index}`,
      scenario,
      openedAt: openedAt(now, each.opened),
      site: requester?.site ?? 'STU',
      requester,
      channel: each.channel ?? 'web',
      impact: levelOf(impact),
      urgency: levelOf(urgency),
      end: each.end,
      byTheClock: each.opened < 20,
      snug: true,
      ...(each.solver ? { solver: company.personas[each.solver] } : {}),
      ...(each.title ? { title: each.title } : {}),
      ...(each.description ? { description: each.description } : {}),
      ...(each.touched === undefined ? {} : { touched: each.touched }),
      ...(each.staysResolved ? { staysResolved: true } : {}),
      ...(each.callerWroteLast ? { callerWroteLast: true } : {}),
    }
  })
}

/** What is more than a day old came in on the morning of a working day, so that there was time for its first steps. */
function openedAt(now: number, hours: number): number {
  const at = now - hours * hourMs
  if (hours < 20) return at
  const { zone } = sitePlans.STU
  let { day } = toLocal(zone, at)
  if (day === toLocal(zone, now).day) day--
  while (!isWorkday(day)) day--
  return fromLocal(zone, { day, minute: 9 * 60 + ((hours * 7) % 100) })
}

const levelOf = (digit: string | undefined): Level => (digit === '1' || digit === '2' ? digit : '3')

function requesterOf(company: Company, who: PersonaWork['requester'], index: number): DemoPerson {
  const { personas, people } = company
  if (who === 'admin' || who === 'manager' || who === 'agent' || who === 'employee' || who === 'auditor')
    return personas[who]
  const fitting = people.filter(person =>
    who === 'vip'
      ? person.vip
      : person.department === who &&
        person.site === 'STU' &&
        person.username !== 'employee' &&
        !person.leftAt,
  )
  // Not the head and not the lead, whom the list begins with.
  const person =
    fitting[who === 'vip' ? index % fitting.length : Math.min(2 + (index % 5), fitting.length - 1)]
  if (!person) throw new Error(`There is nobody in ${who}.`)
  return person
}
