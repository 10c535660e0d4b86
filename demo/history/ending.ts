import type { DemoPerson } from '../company/person.ts'
import { phrases } from '../scenarios/phrases.ts'
import type { ClosureCode } from '../scenarios/scenario.ts'
import { dayMs, minuteMs, secondMs } from '../time/span.ts'
import type { Telling } from './telling.ts'
import { logTime, tickItems } from './work-log.ts'

/** Days after which a solved incident is closed if nobody objects. */
const autoCloseDays = 5

/** Solved, perhaps not at once for good, thanked for, closed. */
export function end(telling: Telling, person: DemoPerson): void {
  const { plan, random } = telling
  resolve(telling, person, random.pick(plan.scenario.closures))
  if (telling.over) return
  if (plan.requester && !plan.restoredAt && !plan.staysResolved && random.chance(0.047))
    reopen(telling, person, plan.requester)
  if (!plan.staysResolved) close(telling, person)
}

function resolve(telling: Telling, person: DemoPerson, closure: readonly [ClosureCode, string]): void {
  const [code, notes] = closure
  const { story, plan, random } = telling
  if (plan.restoredAt) story.at = Math.max(story.at, plan.restoredAt + random.between(2, 12) * minuteMs)
  tickItems(telling, person, 'all')
  logTime(telling, person)
  const input = { closureCode: code, closureNotes: telling.fill(notes) }
  telling.act('resolve', telling.actor(person), input)
}

function reopen(telling: Telling, person: DemoPerson, requester: DemoPerson): void {
  const { random, stage } = telling
  telling.later(random.logNormal(420, 0.9), requester)
  const wait = telling.story.at - Number((telling.story.row.resolvedAt as Date | null)?.getTime() ?? 0)
  if (wait > (autoCloseDays - 1) * dayMs) return
  const again = requester.username ? stage.actors.of(requester) : telling.actor(person)
  telling.act('reopen', again, { reason: random.pick(phrases.reopenings) })
  if (telling.over) return
  telling.later(random.logNormal(90, 0.8), person)
  telling.reply(person, phrases.reopenAnswers)
  telling.later(random.logNormal(300, 0.9), person)
  if (random.chance(0.5)) telling.note(person, telling.plan.scenario.notes ?? [], phrases.notes)
  telling.soon(60, 900)
  resolve(telling, person, ['solved', random.pick(phrases.secondClosures)])
}

function close(telling: Telling, person: DemoPerson): void {
  const { plan, random, story } = telling
  const resolvedAt = story.facts.at(-1)?.at.getTime() ?? story.at
  const { requester } = plan
  if (requester && random.chance(0.2)) {
    telling.later(random.logNormal(70, 1), requester)
    telling.callerSays(phrases.thanks)
  }
  const closer = random.weighted([
    ['system', 66],
    ['caller', requester?.username ? 24 : 0],
    ['agent', 10],
  ] as const)
  if (closer === 'caller' && requester) {
    telling.later(random.logNormal(60, 1.2), requester)
    if (story.at < resolvedAt + autoCloseDays * dayMs) {
      telling.act('close', telling.actor(requester))
      return
    }
  }
  if (closer === 'agent') {
    telling.later(random.between(200, 1400), person)
    if (story.at < resolvedAt + autoCloseDays * dayMs) {
      telling.act('close', telling.actor(person))
      return
    }
  }
  closeByItself(telling, resolvedAt)
}

/** The job that does it runs every ten minutes. */
export function closeByItself(telling: Telling, resolvedAt: number): void {
  const slot = 10 * minuteMs
  const due = Math.ceil((resolvedAt + autoCloseDays * dayMs) / slot) * slot
  telling.story.at = due + telling.random.between(1, 30) * secondMs
  telling.act('close', telling.stage.actors.system)
}

/** The caller never answered: put aside, to be taken up again when he does. */
export function giveUp(telling: Telling, person: DemoPerson): void {
  resolve(telling, person, ['not_solved', phrases.noAnswer])
  closeByItself(telling, telling.story.at)
  telling.story.finish()
}
