import type { Moment, Values } from './moments.ts'

/** Working time as a clock needs it; milliseconds. */
export interface Pace {
  between(from: number, to: number): number
  add(from: number, span: number): number | null
}

/** What a target says of a work item as it stands; each is asked at every moment of its course. */
export interface Terms {
  starts(values: Values): boolean
  pauses(values: Values): boolean
  stops(values: Values): boolean
  cancels(values: Values): boolean
  /** True at a moment makes the clock begin anew at that moment. */
  resets(values: Values): boolean
  /** Working milliseconds; null: no promise for these values. */
  allowed(values: Values): number | null
  pace: Pace
}

export type ClockState = 'running' | 'paused' | 'completed' | 'cancelled'

/** A stretch of the course with how it was counted, and the fact that began it: the answer to "why this value?". */
export interface Segment {
  from: number
  to: number
  state: ClockState
  /** Working milliseconds that counted. */
  counted: number
  fact: string
}

export interface Clock {
  state: ClockState
  startedAt: number
  /** When it was completed or cancelled. */
  endedAt: number | null
  /** Working milliseconds allowed and used. */
  allowed: number
  elapsed: number
  /** When what is allowed now was used up; null while it is not. */
  usedUpAt: number | null
  /** When the time first ran out. It stays, whatever is changed later. */
  breachedAt: number | null
  /** When the time will run out, or did; null while it is paused. */
  dueAt: number | null
  /** Times it began anew. */
  resets: number
  segments: Segment[]
}

/**
 * A clock as a pure function of a work item's course: the same moments give the same clock, whenever it is asked.
 * Elapsed time survives every change of priority or target; time while paused or completed is never counted; a
 * completed clock whose condition ends (a reopened incident) goes on where it stood. Null when it never started.
 */
export function runClock(moments: readonly Moment[], terms: Terms, now: number): Clock | null {
  let clock: Clock | null = null
  for (const [index, moment] of moments.entries()) {
    if (moment.at > now) break
    const { values } = moment
    if (!clock) {
      if (!terms.starts(values)) continue
      clock = begun(moment.at)
    } else if (terms.resets(values)) {
      const { breachedAt, segments, resets } = clock
      clock = { ...begun(moment.at), breachedAt, segments, resets: resets + 1 }
    }
    const state = stateOf(terms, values)
    const next = moments[index + 1]?.at
    const isLast = next === undefined || next > now
    clock = passed(clock, terms, { state, moment, until: isLast ? now : next, isLast })
    if (state === 'cancelled') break
  }
  return clock
}

const begun = (at: number): Clock => ({
  state: 'running',
  startedAt: at,
  endedAt: null,
  allowed: 0,
  elapsed: 0,
  usedUpAt: null,
  breachedAt: null,
  dueAt: null,
  resets: 0,
  segments: [],
})

function stateOf(terms: Terms, values: Values): ClockState {
  if (terms.allowed(values) === null || terms.cancels(values)) return 'cancelled'
  if (terms.stops(values)) return 'completed'
  return terms.pauses(values) ? 'paused' : 'running'
}

interface Stretch {
  state: ClockState
  moment: Moment
  until: number
  isLast: boolean
}

/** The clock after a stretch in one state. */
function passed(clock: Clock, terms: Terms, { state, moment, until, isLast }: Stretch): Clock {
  const { at, values, fact } = moment
  const allowed = terms.allowed(values) ?? clock.allowed
  const isRunning = state === 'running'
  const counted = isRunning ? terms.pace.between(at, until) : 0
  const left = allowed - clock.elapsed
  // Another allowance asks anew: it may be used up in the moment it is given, or no longer be.
  const usedUpBefore = allowed === clock.allowed ? clock.usedUpAt : left < 0 ? at : null
  const runsOutAt = isRunning ? (usedUpBefore ?? (left <= 0 ? at : terms.pace.add(at, left))) : null
  // Completed in the very moment the time runs out is in time; still running then is not.
  const isOver = runsOutAt !== null && (runsOutAt < until || (isLast && runsOutAt === until))
  const ended = state === 'completed' || state === 'cancelled'
  return {
    ...clock,
    state,
    allowed,
    elapsed: clock.elapsed + counted,
    usedUpAt: isOver ? runsOutAt : usedUpBefore,
    breachedAt: clock.breachedAt ?? (isOver ? runsOutAt : null),
    dueAt: isRunning ? runsOutAt : ended ? clock.dueAt : null,
    endedAt: ended ? (clock.state === state ? (clock.endedAt ?? at) : at) : null,
    segments: withSegment(clock.segments, { from: at, to: until, state, counted, fact }),
  }
}

/** Two stretches in the same state are one. */
function withSegment(segments: readonly Segment[], next: Segment): Segment[] {
  const last = segments.at(-1)
  if (last?.state !== next.state || last.to !== next.from) return [...segments, next]
  return [...segments.slice(0, -1), { ...last, to: next.to, counted: last.counted + next.counted }]
}

/** When a running clock will have used this share of what it allows; null when it is not running, or never. */
export function reachesAt(
  clock: Clock,
  pace: Pace,
  { percent, now }: { percent: number; now: number },
): number | null {
  if (clock.state !== 'running') return null
  const left = (clock.allowed * percent) / 100 - clock.elapsed
  return left <= 0 ? now : pace.add(now, left)
}
