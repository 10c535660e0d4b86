import type { HistoricRecord } from '../../src/kernel/record/load-history.ts'
import type { Random } from '../random.ts'
import { phrases } from '../scenarios/phrases.ts'
import { dayMs, minuteMs } from '../time/span.ts'
import { end } from './ending.ts'
import { follow } from './family.ts'
import { isStalled, open } from './opening.ts'
import type { Plan, Stall } from './plan.ts'
import { type Stage, Telling } from './telling.ts'
import { triage } from './triage.ts'
import { wait } from './waiting.ts'
import { logTime, tickItems } from './work-log.ts'
import { work } from './working.ts'

/** How priority shortens or stretches the usual time. */
const pace: Record<number, number> = { 1: 0.16, 2: 0.35, 3: 0.6, 4: 1, 5: 2 }

/** The most minutes work on what cannot wait takes. */
const longest: Record<number, number> = { 1: 260, 2: 1100 }

/** Tells one incident from its report to its end or to the present. */
export function tell(
  plan: Plan,
  stage: Stage,
  random: Random,
  { number, parent }: { number: string | null; parent?: HistoricRecord | undefined },
): HistoricRecord {
  const telling = new Telling(plan, stage, random, number)
  const takenBy = open(telling)
  if (parent) {
    follow(telling, takenBy, parent)
    return telling.story.toRecord()
  }
  if (plan.end === 'withdrawn' && plan.requester) {
    telling.later(random.logNormal(18, 0.7), plan.requester)
    telling.act('cancel', telling.actor(plan.requester), { reason: random.pick(phrases.withdrawals) })
    return telling.story.toRecord()
  }
  const budget = budgetOf(telling)
  const holder = triage(telling, takenBy, budget)
  if (isStalled(telling)) {
    const stall = plan.end as Stall
    if (holder && stall !== 'queued') {
      work(telling, holder.person, Math.min(budget, plan.snug ? 60 : 240))
      tickItems(telling, holder.person, 'some')
      logTime(telling, holder.person)
    }
    wait(telling, stall, holder?.person ?? null)
  } else if (holder && !telling.over) {
    work(telling, holder.person, budget)
    end(telling, holder.person)
  }
  return telling.story.toRecord()
}

/** Working minutes for this one; the desk has become a little faster over the two years. */
function budgetOf({ plan, random, stage }: Telling): number {
  if (plan.restoredAt) return ((plan.restoredAt - plan.openedAt) / minuteMs) * 0.7
  const years = (stage.now - plan.openedAt) / (365 * dayMs)
  const quick = plan.channel === 'phone' || plan.channel === 'chat' || plan.channel === 'walk_up' ? 0.6 : 1
  // What the matrix will give once the desk has completed the report.
  const priority = plan.raised ? 1 : Number(plan.impact) + Number(plan.urgency) - 1
  const usual = plan.scenario.hours * 60 * (pace[priority] ?? 1) * quick * (0.92 + 0.1 * years)
  const most = longest[priority] ?? Infinity
  return Math.max(4, Math.min(random.logNormal(usual, 0.9), most))
}
