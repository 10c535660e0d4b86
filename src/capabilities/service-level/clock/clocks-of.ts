import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { WorkingTimes } from '../../../people/calendar/working-times.ts'
import { type Agreement, agreementsFor, type Target } from '../definition.ts'
import type { Course } from './courses.ts'
import { type Clock, runClock, type Terms } from './run-clock.ts'
import { termsOf } from './terms.ts'

/** A clock with the promise it measures. */
export interface TargetClock {
  agreement: Agreement
  target: Target
  terms: Terms
  clock: Clock
}

export interface Definitions {
  agreements: readonly Agreement[]
  times: WorkingTimes
}

/** All clocks of a work item at an instant: a pure function of its course and the definitions. */
export function clocksOf(
  record: RecordType,
  { moments, zones }: Course,
  { agreements, times }: Definitions,
  now: number,
): TargetClock[] {
  const present = moments.findLast(moment => moment.at <= now)
  if (!present) return []
  return agreementsFor(record, agreements, present.values).flatMap(agreement =>
    agreement.targets.flatMap(target => {
      const terms = termsOf(record, target, times, zones)
      const clock = runClock(moments, terms, now)
      return clock ? [{ agreement, target, terms, clock }] : []
    }),
  )
}
