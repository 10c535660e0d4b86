import type { DemoPerson } from '../company/person.ts'
import { sitePlans } from '../company/sites.ts'
import { phrases } from '../scenarios/phrases.ts'
import { dayMs, hourMs, minuteMs } from '../time/span.ts'
import { addWorking, isWorking, officeHours } from '../time/working-time.ts'
import type { Stall } from './plan.ts'
import type { Telling } from './telling.ts'
import { questionFor } from './working.ts'

/** It is not finished today: it waits in a queue, with somebody, or for somebody, and now and then somebody touches it. */
export function wait(telling: Telling, stall: Stall, person: DemoPerson | null): void {
  if (telling.over) return
  if (person) hold(telling, stall, person)
  const { story, random } = telling
  const hours = officeHours(sitePlans[person?.site ?? telling.plan.site].zone)
  const last = lastTouch(telling, hours.zone)
  for (let touches = 0; touches < 8; touches++) {
    const next = addWorking(hours, story.at + random.logNormal(2.6, 0.7) * dayMs, random.between(0, 200))
    if (next > last) break
    story.at = next
    touch(telling, stall, person)
  }
  if (story.at + 30 * minuteMs > last) return
  story.at = last
  if (telling.plan.callerWroteLast) telling.callerSays(phrases.chases)
  else touch(telling, stall, person)
}

function hold(telling: Telling, stall: Stall, person: DemoPerson): void {
  const { plan, random } = telling
  if (stall === 'unassigned' || stall === 'queued' || stall === 'working') return
  telling.later(random.logNormal(plan.snug ? 20 : 90, 0.8), person)
  const text =
    stall === 'caller'
      ? (questionFor(telling)?.[0] ?? null)
      : stall === 'vendor'
        ? telling.unsaid([plan.scenario.vendor ?? phrases.vendorGeneral], [phrases.vendorGeneral])
        : stall === 'change'
          ? phrases.changeHold
          : phrases.problemHold
  const comment = plan.requester && text ? { comment: telling.letter(person, text) } : {}
  telling.act('hold', telling.actor(person), { holdReason: stall, ...comment })
}

/** When the last thing happened: minutes ago for a few, days for most; seldom outside office hours. */
function lastTouch(telling: Telling, zone: string): number {
  const { plan, random, stage } = telling
  const hours =
    plan.touched ??
    random.weighted(recency.map(([range, weight]) => [random.between(range[0], range[1]), weight] as const))
  let at = stage.now - hours * hourMs
  if (plan.touched !== undefined ? hours < 20 : random.chance(0.3)) return at
  while (!isWorking(officeHours(zone), at)) at -= hourMs
  return at
}

/** Hours ago, with how often. */
const recency = [
  [[0.05, 1], 8],
  [[1, 10], 20],
  [[10, 80], 42],
  [[80, 340], 30],
] as const satisfies readonly (readonly [readonly [number, number], number])[]

function touch(telling: Telling, stall: Stall, person: DemoPerson | null): void {
  const { plan, random } = telling
  const hasCaller = plan.requester !== null
  if (!person || stall === 'queued' || stall === 'unassigned') {
    telling.callerSays(phrases.chases)
  } else if (stall === 'caller') {
    telling.reply(person, phrases.reminders)
  } else if (hasCaller && random.chance(0.28)) {
    telling.callerSays(phrases.chases)
    if (random.chance(0.45)) return
    telling.later(random.logNormal(50, 0.9), person)
    telling.reply(person, phrases.chaseAnswers)
  } else if (hasCaller && stall === 'working' && random.chance(0.3)) {
    telling.reply(person, phrases.checkIns)
  } else {
    telling.note(person, ...waitingNotes(telling, stall))
  }
}

function waitingNotes({ plan, random }: Telling, stall: Stall): readonly (readonly string[])[] {
  if (stall === 'vendor') return [phrases.vendorNotes]
  if (stall === 'change') return [phrases.changeNotes]
  if (stall === 'problem') return [phrases.problemNotes]
  return [random.chance(0.45) ? (plan.scenario.notes ?? []) : [], phrases.workNotes]
}
