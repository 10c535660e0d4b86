import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { WorkingTime } from '../../../people/calendar/working-time.ts'
import type { WorkingTimes } from '../../../people/calendar/working-times.ts'
import { conditionIfAny, conditionOf, type Minutes, type Target } from '../agreement/agreement.ts'
import type { Holders, Values } from './moments.ts'
import type { Terms } from './run-clock.ts'

const minuteLength = 60_000

/** Which calendars people, groups and services keep, and where the requester is. */
export interface Hours {
  times: WorkingTimes
  ofGroup: ReadonlyMap<string, string>
  ofService: ReadonlyMap<string, string>
}

/** Whose hours a requester keeps; null where it is not known. */
export interface Whereabouts {
  calendar: string | null
  zone: string | null
}

type Conditions = Omit<Terms, 'pace'>

const compiled = new WeakMap<Target, Conditions>()

/** A target's conditions and times, put together once: a target is of one type of record. */
function conditionsOf(record: RecordType, target: Target): Conditions {
  const known = compiled.get(target)
  if (known) return known
  const starts = conditionOf(record, target.startWhen)
  const pauses = conditionIfAny(record, target.pauseWhen)
  const stops = conditionIfAny(record, target.stopWhen)
  const cancels = conditionIfAny(record, target.cancelWhen)
  const resets = conditionIfAny(record, target.resetWhen)
  const exceptions = target.exceptions.map(({ when, minutes }) => ({
    condition: conditionOf(record, when),
    minutes,
  }))
  const conditions: Conditions = {
    starts: values => starts.holds(values),
    pauses: values => pauses.holds(values),
    stops: values => stops.holds(values),
    cancels: values => cancels.holds(values),
    resets: values => resets.holds(values),
    allowed: values =>
      allowedBy(
        exceptions.find(({ condition }) => condition.holds(values))?.minutes ?? target.minutes,
        values,
      ),
  }
  compiled.set(target, conditions)
  return conditions
}

/** A target's terms: its conditions, and its hours those of whoever it asks. */
export const termsOf = (record: RecordType, target: Target, hours: Hours, requester: Whereabouts): Terms => ({
  ...conditionsOf(record, target),
  pace: holders => workingTimeFor(target, hours, requester, holders),
})

function workingTimeFor(target: Target, hours: Hours, requester: Whereabouts, holders: Holders): WorkingTime {
  return hours.times.of(
    calendarFor(target, hours, requester, holders),
    target.zone === 'requester' ? requester.zone : null,
  )
}

/** The calendar that counts for these hands; what has none of its own keeps the target's. */
export function calendarFor(
  { calendar, calendarFrom }: Target,
  { ofGroup, ofService }: Hours,
  requester: Whereabouts,
  { group, service }: Holders,
): string | null {
  switch (calendarFrom) {
    case 'requester':
      return requester.calendar ?? calendar
    case 'group':
      return (group && ofGroup.get(group)) ?? calendar
    case 'service':
      return (service && ofService.get(service)) ?? calendar
    case 'target':
      return calendar
  }
}

function allowedBy(minutes: Minutes, values: Values): number | null {
  const own = minutes[String(values.priority)]
  const given = own === undefined ? (minutes.default ?? null) : own
  return given === null ? null : given * minuteLength
}
