import type { DemoPerson } from '../company/person.ts'
import { phrases } from '../scenarios/phrases.ts'
import { giveUp } from './ending.ts'
import type { Telling } from './telling.ts'
import { takeChecklist } from './work-log.ts'

/** The work between taking it on and solving it; `budget` is its working time in minutes. */
export function work(telling: Telling, person: DemoPerson, budget: number): void {
  const { plan, random } = telling
  greet(telling, person)
  takeChecklist(telling, person)
  const steps = stepsOf(telling, person, budget)
  for (const step of steps) {
    telling.later((budget * random.between(0.6, 1.3)) / (steps.length + 1), person)
    step()
    if (telling.over) return
  }
  if (plan.requester && !plan.restricted && random.chance(0.04)) watch(telling, person)
  telling.later((budget * random.between(0.6, 1.2)) / (steps.length + 1), person)
  if (plan.scenario.vendor && plan.end === 'solved' && random.chance(0.22)) waitForVendor(telling, person)
}

function greet(telling: Telling, person: DemoPerson): void {
  const { plan, random, story } = telling
  const isWritten = plan.channel === 'web' || plan.channel === 'mail'
  const isFirstLine = story.row.group === telling.groupId('Service Desk')
  if (plan.requester && isWritten && random.chance(0.72)) {
    telling.soon(40, 600)
    telling.reply(person, phrases.firstResponses)
  } else if (plan.channel === 'phone' && isFirstLine && random.chance(0.25)) {
    telling.soon()
    telling.note(person, phrases.phoneCalls)
  }
}

/** What happens in between, in a believable order: look, ask, tell. */
function stepsOf(telling: Telling, person: DemoPerson, budget: number): (() => void)[] {
  const { plan, random } = telling
  const { notes = [], updates = [] } = plan.scenario
  const isQuick = budget < 45
  const mayAsk = plan.requester !== null && !plan.restoredAt
  // The main report of a general disturbance is the one people read afterwards.
  if (plan.raised)
    return [() => telling.reply(person, updates), ...notes.map(note => () => telling.note(person, [note]))]
  const steps: (() => void)[] = []
  const add = (probability: number, step: () => void) => {
    if (random.chance(probability)) steps.push(step)
  }
  add(isQuick ? 0.25 : 0.6, () => telling.note(person, random.chance(0.75) ? notes : [], phrases.notes))
  add(mayAsk ? (isQuick ? 0.06 : 0.24) : 0, () => ask(telling, person))
  add(plan.requester ? (isQuick ? 0.3 : 0.6) : 0, () => telling.reply(person, updates))
  add(budget > 900 ? 0.5 : 0, () => telling.reply(person, phrases.checkIns))
  add(budget > 500 ? 0.4 : 0, () => telling.note(person, notes, phrases.notes))
  return steps
}

/** A question fit for this matter, else a general one, with what the caller will answer. */
export function questionFor(telling: Telling): readonly [question: string, answer: string] | null {
  const general = phrases.questions.map(
    (question, index) => [question, phrases.answers[index] ?? ''] as const,
  )
  const pairs = [...(telling.plan.scenario.asks ?? []), ...general]
  const question = telling.unsaid(
    pairs.slice(0, -general.length).map(([text]) => text),
    phrases.questions,
  )
  return pairs.find(([text]) => text === question) ?? null
}

/** The question holds the incident; the caller's answer takes it off hold at once. */
function ask(telling: Telling, person: DemoPerson): void {
  const { plan, random, stage } = telling
  const pair = questionFor(telling)
  if (!plan.requester || !pair) return
  const [question, answer] = pair
  telling.act('hold', telling.actor(person), {
    holdReason: 'caller',
    comment: telling.letter(person, question),
  })
  const isSlow = !telling.isUrgent && random.chance(0.16)
  if (isSlow) {
    telling.later(random.between(700, 1500), person)
    telling.reply(person, phrases.reminders)
  }
  if (isSlow && plan.end === 'solved' && random.chance(0.3)) {
    telling.later(random.between(900, 1800), person)
    telling.reply(person, phrases.reminders)
    telling.later(random.between(1000, 1500), person)
    giveUp(telling, person)
    return
  }
  telling.later(random.logNormal(telling.isUrgent ? 9 : 130, 1.1), plan.requester)
  telling.callerSays([answer])
  telling.soon(2, 9)
  telling.act('resume', stage.actors.system)
}

function waitForVendor(telling: Telling, person: DemoPerson): void {
  const { random } = telling
  const pace = telling.isUrgent ? 0.1 : 1
  const text = telling.unsaid([telling.plan.scenario.vendor ?? phrases.vendorGeneral])
  if (!text) return
  telling.act('hold', telling.actor(person), { holdReason: 'vendor', comment: telling.letter(person, text) })
  telling.later(random.logNormal(1300, 0.6) * pace, person)
  if (random.chance(0.4)) {
    telling.note(person, phrases.vendorNotes)
    telling.later(random.between(200, 900) * pace, person)
  }
  telling.act('resume', telling.actor(person))
  telling.soon()
  telling.note(person, phrases.vendorBack)
  telling.later(random.between(20, 200), person)
}

/** The caller's manager wants to follow it. */
function watch(telling: Telling, person: DemoPerson): void {
  const manager = telling.stage.company.people.find(each => each.id === telling.plan.requester?.managerId)
  if (!manager) return
  telling.soon()
  telling.act('watch', telling.actor(person), { person: manager.id })
}
