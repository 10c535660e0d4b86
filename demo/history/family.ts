import type { HistoricFact, HistoricRecord } from '../../src/kernel/record/load-history.ts'
import type { DemoPerson } from '../company/person.ts'
import { phrases } from '../scenarios/phrases.ts'
import { closeByItself } from './ending.ts'
import type { Telling } from './telling.ts'
import { complete } from './triage.ts'

/**
 * One more report of a disturbance that is known: the desk puts it under the first, whose replies are carried over and
 * with which it is solved, as the practice's reactions do it.
 */
export function follow(telling: Telling, takenBy: DemoPerson | null, parent: HistoricRecord): void {
  const { plan, random, stage, story } = telling
  const reader = takenBy ?? stage.desk.onDuty('Service Desk', plan.openedAt, random)
  story.at += random.between(90, 900) * 1000
  if (!takenBy) complete(telling, reader)
  telling.soon()
  telling.act('assign', telling.actor(reader), {
    group: telling.groupId(plan.scenario.group),
    assignee: null,
  })
  telling.soon()
  telling.act('setParent', telling.actor(reader), { parent: parent.id })
  for (const fact of parent.facts) {
    if (fact.fact.endsWith('.commented') && !fact.internal && fact.at.getTime() > story.at)
      carryOver(telling, parent, fact)
  }
  const resolved = parent.facts.find(fact => fact.fact.endsWith('.resolved'))
  if (!resolved || telling.over) return
  if (resolved.at.getTime() < story.at) telling.soon()
  else story.at = resolved.at.getTime() + random.between(1, 25) * 1000
  const { closureCode, closureNotes } = parent.values
  telling.act('resolve', stage.actors.system, { closureCode, closureNotes })
  if (telling.over) return
  const resolvedAt = story.at
  if (random.chance(0.12)) {
    telling.later(random.logNormal(45, 1), reader)
    telling.callerSays(phrases.thanks)
  }
  closeByItself(telling, resolvedAt)
}

function carryOver(telling: Telling, parent: HistoricRecord, fact: HistoricFact): void {
  const { story, stage, random } = telling
  const said = parent.comments?.find(comment => comment.id === fact.data?.comment)
  if (!said || fact.actorId === null || fact.actorId === parent.values.requester) return
  story.at = fact.at.getTime() + random.between(0.4, 6) * 1000
  telling.act('comment', stage.actors.system, {
    body: `**${fact.actorName}** (${parent.number ?? parent.values.title}):\n\n${said.body}`,
    internal: false,
  })
}
