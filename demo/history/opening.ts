import type { DemoPerson } from '../company/person.ts'
import { sitePlans } from '../company/sites.ts'
import type { Random } from '../random.ts'
import { phrases } from '../scenarios/phrases.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Telling } from './telling.ts'

/** The incident comes in; returns who took it down, when it was not the caller himself. */
export function open(telling: Telling): DemoPerson | null {
  const { plan, stage } = telling
  if (!plan.requester) return openByMonitor(telling)
  if (plan.channel === 'web' || plan.channel === 'mail') return openByCaller(telling, plan.requester)
  const agent = plan.solver?.groups.includes('Service Desk')
    ? plan.solver
    : stage.desk.onDuty('Service Desk', plan.openedAt, telling.random, isStalled(telling))
  telling.classify('create', telling.actor(agent), {
    ...texts(telling, spoken[plan.channel] ?? ''),
    ...classification(telling),
    requester: plan.requester.id,
    channel: plan.channel,
    group: telling.groupId('Service Desk'),
    assignee: agent.id,
  })
  return agent
}

export const isStalled = ({ plan }: Telling): boolean =>
  !['solved', 'withdrawn', 'dropped'].includes(plan.end)

const spoken: Partial<Record<Telling['plan']['channel'], string>> = {
  phone: 'By phone: ',
  chat: 'From the chat: ',
  walk_up: 'At the walk-in desk: ',
}

function texts(telling: Telling, prefix: string): { title: string; description: string } {
  const { plan, random } = telling
  const said = matchingTexts(plan.scenario, random)
  const title = telling.fill(plan.title ?? said.title)
  const body = telling.fill(plan.description ?? said.description)
  if (plan.description || !plan.requester) return { title, description: body }
  const opening = prefix || random.pick(phrases.openings)
  const closing = plan.scenario.from ? '' : telling.fill(random.pick(phrases.closings))
  return { title, description: `${opening}${body}${closing}` }
}

const wordsIn = (text: string): string[] => text.match(/\{\w+\}/g) ?? []

/** A title and a description that speak of the same: the pair of the same place, else one that uses the title's words. */
function matchingTexts(
  { titles, descriptions }: Scenario,
  random: Random,
): { title: string; description: string } {
  const index = random.whole(0, titles.length - 1)
  const title = titles[index] ?? ''
  const pair = titles.length === descriptions.length ? descriptions[index] : undefined
  const fitting = descriptions.filter(text => wordsIn(title).every(word => text.includes(word)))
  return { title, description: pair ?? random.pick(fitting.length > 0 ? fitting : descriptions) }
}

/** What the desk knows to say of it. */
export function classification(telling: Telling): Record<string, unknown> {
  const { plan, stage } = telling
  return {
    category: telling.categoryId(),
    subcategory: telling.subcategoryId(),
    service: stage.company.idOf('service', plan.scenario.service),
    location: stage.company.idOf('location', sitePlans[plan.site].name),
    impact: plan.impact,
    urgency: plan.urgency,
  }
}

function openByMonitor(telling: Telling): null {
  const { plan, stage } = telling
  telling.classify('create', stage.actors.monitor, {
    ...texts(telling, ''),
    ...classification(telling),
    channel: 'monitoring',
    group: telling.groupId(plan.scenario.group),
  })
  return null
}

/** In the portal people fill in what they know; a mail has nothing but its text. */
function openByCaller(telling: Telling, requester: DemoPerson): null {
  const { plan, random, stage } = telling
  const known = classification(telling)
  const { category, subcategory, service, location, urgency } = known
  if (requester.roles.length === 0) {
    const from = { requester: requester.id, channel: 'mail' }
    telling.classify('create', stage.actors.mail, { ...texts(telling, ''), ...from })
    return null
  }
  if (plan.channel === 'mail') {
    telling.classify('createByMail', stage.actors.of(requester, 'mail'), texts(telling, ''))
    return null
  }
  telling.classify('create', telling.actor(requester), {
    ...texts(telling, ''),
    ...(random.chance(0.75) ? { location } : {}),
    ...(random.chance(0.55) ? { service } : {}),
    ...(random.chance(0.45) ? { category, subcategory } : {}),
    ...(random.chance(0.6) ? { urgency } : {}),
  })
  return null
}
