import { type GroupName, groupPlans } from '../company/groups.ts'
import type { DemoPerson } from '../company/person.ts'
import { phrases } from '../scenarios/phrases.ts'
import { classification, isStalled } from './opening.ts'
import type { Telling } from './telling.ts'

/** Who has it now. */
export interface Holder {
  person: DemoPerson
  group: GroupName
}

/** The desk reads the report, completes it and decides whose it is. Null when it did not come to that. */
export function triage(telling: Telling, takenBy: DemoPerson | null, budget: number): Holder | null {
  const { plan, random, stage } = telling
  const ending = plan.restoredAt || plan.restricted ? plan.scenario.group : endsWith(telling)
  if (plan.channel === 'monitoring') {
    if (plan.raised) raise(telling, plan.raised)
    return pickUp(telling, plan.scenario.group, budget * 0.15)
  }
  const reader = takenBy ?? stage.desk.onDuty('Service Desk', plan.openedAt, random, isStalled(telling))
  if (!takenBy) {
    telling.later(Math.min(budget * 0.3, random.logNormal(telling.isUrgent ? 5 : 16, 0.9)), reader)
    complete(telling, reader)
    if (plan.restricted) restrict(telling, reader)
  }
  if (telling.over) return null
  if (plan.raised) raise(telling, plan.raised)
  if (plan.end === 'dropped') {
    telling.soon()
    telling.act('cancel', telling.actor(reader), { reason: random.pick(phrases.drops) })
    return null
  }
  if (plan.end === 'unassigned') return null
  return ending === 'Service Desk'
    ? firstLine(telling, reader, takenBy !== null, budget)
    : handOver(telling, reader, ending, budget)
}

/** The group that will solve it. */
function endsWith({ plan, random }: Telling): GroupName {
  const [own] = plan.solver?.groups ?? []
  if (own) return own
  return random.chance(plan.scenario.firstLine) ? 'Service Desk' : plan.scenario.group
}

export function complete(telling: Telling, reader: DemoPerson): void {
  telling.classify('edit', telling.actor(reader), classification(telling))
}

/** From here on only the Security group, the caller and the assignee know of it. */
function restrict(telling: Telling, reader: DemoPerson): void {
  telling.soon()
  const security = telling.groupId('Security')
  telling.act('assign', telling.actor(reader), { group: security })
  const analyst = telling.stage.desk.onDuty('Security', telling.story.at, telling.random, isStalled(telling))
  telling.later(3, analyst)
  telling.classify('edit', telling.actor(analyst), { restrictedTo: [security] })
}

function raise(telling: Telling, reason: string): void {
  telling.soon(120, 400)
  telling.act('setPriority', telling.actor(telling.stage.company.personas.manager), { priority: '1', reason })
}

function firstLine(telling: Telling, reader: DemoPerson, onTheLine: boolean, budget: number): Holder {
  const { plan, random, stage } = telling
  const takes = onTheLine || random.chance(0.45)
  const person =
    plan.solver ??
    (takes ? reader : stage.desk.onDuty('Service Desk', telling.story.at, random, isStalled(telling)))
  telling.soon()
  if (!onTheLine) {
    const assignee = takes || plan.solver || random.chance(0.4) ? { assignee: person.id } : {}
    telling.act('assign', telling.actor(reader), { group: telling.groupId('Service Desk'), ...assignee })
  } else if (person !== reader) {
    telling.act('assign', telling.actor(reader), { assignee: person.id })
  }
  if (plan.end === 'queued') return { person, group: 'Service Desk' }
  if (!takes) telling.later(budget * random.between(0.05, 0.2), person)
  else telling.soon()
  telling.act('start', telling.actor(person))
  return { person, group: 'Service Desk' }
}

/** To the specialists, sometimes after a try, sometimes by way of the wrong ones. */
function handOver(telling: Telling, reader: DemoPerson, group: GroupName, budget: number): Holder | null {
  const { plan, random, stage } = telling
  if (plan.restricted) return pickUp(telling, group, budget * 0.1)
  const asked = plan.solver === undefined && !plan.restoredAt
  if (asked && random.chance(0.3)) {
    telling.soon()
    if (!telling.story.row.group) {
      telling.act('assign', telling.actor(reader), { group: telling.groupId('Service Desk') })
    }
    telling.soon()
    telling.act('start', telling.actor(reader))
    telling.later(budget * random.between(0.05, 0.15), reader)
    telling.note(reader, phrases.handOver)
  }
  telling.soon()
  if (asked && random.chance(0.06)) {
    const wrong = random.pick(otherGroups(group))
    telling.act('assign', telling.actor(reader), { group: telling.groupId(wrong) })
    const surprised = stage.desk.onDuty(wrong, telling.story.at, random, isStalled(telling))
    telling.later(random.logNormal(100, 0.7), surprised)
    telling.note(surprised, phrases.notOurs)
    telling.soon()
    telling.act('assign', telling.actor(surprised), { group: telling.groupId(group) })
  } else {
    const assignee =
      plan.solver && (plan.end === 'queued' || random.chance(0.5)) ? { assignee: plan.solver.id } : {}
    telling.act('assign', telling.actor(reader), { group: telling.groupId(group), ...assignee })
  }
  return pickUp(telling, group, budget * random.between(0.08, 0.25))
}

const otherGroups = (group: GroupName): GroupName[] =>
  // The keys of the plans are the names.
  (Object.keys(groupPlans) as GroupName[]).filter(
    name => name !== group && name !== 'Security' && name !== 'Service Desk',
  )

/** A member of the group takes it from the queue. */
function pickUp(telling: Telling, group: GroupName, minutes: number): Holder {
  const { plan, random, stage, story } = telling
  const person = plan.solver ?? stage.desk.onDuty(group, story.at, random, isStalled(telling))
  if (plan.end === 'queued') return { person, group }
  telling.later(minutes, person)
  if (story.state === 'new') telling.act('start', telling.actor(person))
  else if (!telling.over) telling.act('assign', telling.actor(person), { assignee: person.id })
  return { person, group }
}
