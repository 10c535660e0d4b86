import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { WorkingTime } from '../../../people/calendar/working-time.ts'
import type { WorkingTimes } from '../../../people/calendar/working-times.ts'
import { conditionIfAny, conditionOf, type Minutes, type TargetTerms } from '../definition.ts'
import type { Values } from './moments.ts'
import type { Pace, Terms } from './run-clock.ts'

const minuteLength = 60_000

/** Where the people of a work item are; null where it is not known. */
export interface Zones {
  requester: string | null
  location: string | null
}

/** A target's terms with its conditions compiled and its calendar in the zone it asks for. */
export function termsOf(record: RecordType, target: TargetTerms, times: WorkingTimes, zones: Zones): Terms {
  const starts = conditionOf(record, target.startWhen)
  const pauses = conditionIfAny(record, target.pauseWhen)
  const stops = conditionIfAny(record, target.stopWhen)
  const cancels = conditionIfAny(record, target.cancelWhen)
  const resets = conditionIfAny(record, target.resetWhen)
  const zone = target.zone === 'calendar' ? null : zones[target.zone]
  return {
    starts: values => starts.holds(values),
    pauses: values => pauses.holds(values),
    stops: values => stops.holds(values),
    cancels: values => cancels.holds(values),
    resets: values => resets.holds(values),
    allowed: values => allowedBy(target.minutes, values),
    pace: paceOf(times.of(target.calendar, zone)),
  }
}

const paceOf = (time: WorkingTime): Pace => ({
  between: (from, to) => time.between(from, to),
  add: (from, span) => time.add(from, span),
})

function allowedBy(minutes: Minutes, values: Values): number | null {
  const own = minutes[String(values.priority)]
  const given = own === undefined ? (minutes.default ?? null) : own
  return given === null ? null : given * minuteLength
}
