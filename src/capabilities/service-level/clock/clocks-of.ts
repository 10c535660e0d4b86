import type { RecordType } from '../../../kernel/record/declaration.ts'
import { type Agreement, conditionOf, type Target } from '../agreement/agreement.ts'
import { agreementAt, type Standing } from '../agreement/in-force.ts'
import type { Moment } from './moments.ts'
import { type Clock, type Pace, runClock, type Terms } from './run-clock.ts'
import { calendarFor, type Hours, termsOf, type Whereabouts } from './terms.ts'

/** A work item's course with what its clocks need besides. */
export interface Course {
  id: string
  moments: Moment[]
  requester: Whereabouts
}

/** All agreements over time, and everybody's hours. */
export interface Definitions {
  standings: readonly Standing[]
  hours: Hours
}

/** A clock with the promise it measures, as it stands at the instant asked for. */
export interface TargetClock {
  agreement: Agreement
  target: Target
  clock: Clock
  /** The hours that count now. */
  pace: Pace
  calendar: string | null
  zone: string | null
  /** Since when the agreement says what it says now. */
  inForceSince: number
}

/** All clocks of a work item at an instant: a pure function of its course and the definitions. */
export function clocksOf(
  record: RecordType,
  course: Course,
  definitions: Definitions,
  now: number,
): TargetClock[] {
  const present = course.moments.findLast(moment => moment.at <= now)
  if (!present) return []
  const asked = endOf(course.moments, now) ?? now
  return standingsFor(record, definitions.standings, present, asked).flatMap(([standing, agreement]) =>
    agreement.targets.flatMap(target =>
      clockOf(record, course, definitions, { standing, agreement, target, now }),
    ),
  )
}

/** When the work ended for good so far: later agreements do not concern it. */
function endOf(moments: readonly Moment[], now: number): number | null {
  let end: number | null = null
  for (const { at, values } of moments) {
    if (at > now) break
    const over = values.stateCategory === 'done' || values.stateCategory === 'cancelled'
    end = over ? (end ?? at) : null
  }
  return end
}

/** Of each kind the first agreement in force whose condition holds for the work item as it stands. */
function standingsFor(
  record: RecordType,
  standings: readonly Standing[],
  { values }: Moment,
  at: number,
): [Standing, Agreement][] {
  const found = new Map<string, [Standing, Agreement]>()
  for (const standing of standings) {
    const agreement = agreementAt(standing, at)
    if (!agreement || agreement.recordType !== record.type || found.has(agreement.kind)) continue
    if (conditionOf(record, agreement.condition).holds(values))
      found.set(agreement.kind, [standing, agreement])
  }
  return [...found.values()]
}

interface Asked {
  standing: Standing
  agreement: Agreement
  target: Target
  now: number
}

function clockOf(
  record: RecordType,
  { moments, requester }: Course,
  { hours }: Definitions,
  { standing, agreement, target, now }: Asked,
): TargetClock[] {
  const versions = versionsOfTarget(standing, target, each => termsOf(record, each, hours, requester))
  const termsAt = (at: number): Terms => (versions.findLast(({ from }) => from <= at) ?? versions[0]).terms
  const changes = versions.slice(1).map(({ from }) => from)
  const clock = runClock(withChanges(moments, changes), termsAt, now)
  const last = moments.findLast(moment => moment.at <= now)
  if (!clock || !last) return []
  return [
    {
      agreement,
      target,
      clock,
      pace: termsAt(now).pace(last.holders),
      calendar: calendarFor(target, hours, requester, last.holders),
      zone: target.zone === 'requester' ? requester.zone : null,
      inForceSince: standing.versions.at(-1)?.from ?? 0,
    },
  ]
}

interface Dated {
  from: number
  terms: Terms
}

/** What the target said over time. Before it was made it is taken to have said the same: its start is retroactive. */
function versionsOfTarget(
  standing: Standing,
  target: Target,
  termsFor: (target: Target) => Terms,
): [Dated, ...Dated[]] {
  const dated = saidOver(standing, target.id).map(each => ({ from: each.from, terms: termsFor(each.target) }))
  const [first = { from: 0, terms: termsFor(target) }, ...rest] = dated
  return [first, ...rest]
}

interface Said {
  from: number
  target: Target
}

const said = new WeakMap<Standing, Map<string, Said[]>>()

/** The versions in which a target says something else than before; worked out once for all work items. */
function saidOver(standing: Standing, id: string): Said[] {
  const ofStanding = said.get(standing) ?? new Map<string, Said[]>()
  said.set(standing, ofStanding)
  const known = ofStanding.get(id)
  if (known) return known
  const found: Said[] = []
  let before = ''
  for (const { from, agreement } of standing.versions) {
    const target = agreement.targets.find(each => each.id === id)
    const text = JSON.stringify({ ...target, name: '', warnings: [] })
    if (!target || text === before) continue
    before = text
    found.push({ from, target })
  }
  ofStanding.set(id, found)
  return found
}

/** The course with a moment where the terms change while nothing happens to the work item. */
function withChanges(moments: readonly Moment[], changes: readonly number[]): readonly Moment[] {
  const begins = moments[0]?.at ?? 0
  const added = changes
    .filter(at => at > begins && !moments.some(moment => moment.at === at))
    .flatMap(at => {
      const stood = moments.findLast(moment => moment.at < at)
      const quiet = { ...stood?.values, events: [], answered: false }
      return stood ? [{ ...stood, at, fact: 'agreement.edited', values: quiet }] : []
    })
  return added.length === 0 ? moments : [...moments, ...added].toSorted((a, b) => a.at - b.at)
}
