import type { Holders, Moment, Values } from './moments.ts'

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
  /** Whose working hours count, which may follow from who holds the work item. */
  pace(holders: Holders): Pace
}

export type ClockState = 'running' | 'paused' | 'completed' | 'cancelled'

/** The rule that put a clock into its state. */
export type Reason = 'started' | 'reset' | 'paused' | 'resumed' | 'stopped' | 'cancelled' | 'noPromise'

/** A stretch of the course with how it was counted, and the fact that began it: the answer to "why this value?". */
export interface Segment {
  from: number
  to: number
  state: ClockState
  why: Reason
  /** Working milliseconds that counted. */
  counted: number
  fact: string
  by: string
  group: string | null
  assignee: string | null
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

/** The terms that hold at an instant: an agreement that is changed holds from then on. */
export type TermsAt = (at: number) => Terms

/**
 * A clock as a pure function of a work item's course: the same moments give the same clock, whenever it is asked.
 * Elapsed time survives every change of priority or target; time while paused or completed is never counted; a
 * completed clock whose condition ends (a reopened incident) goes on where it stood, and until then is measured by what
 * was promised when it ended. Null when it never started.
 */
export function runClock(moments: readonly Moment[], termsAt: TermsAt, now: number): Clock | null {
  let clock: Clock | null = null
  for (const [index, moment] of moments.entries()) {
    if (moment.at > now) break
    const next = moments[index + 1]?.at
    const isLast = next === undefined || next > now
    const until = isLast ? now : next
    const turned: Turn | null = turnOf(clock, moment, termsAt)
    if (!turned) continue
    clock = passed(turned, { moment, until, isLast })
    if (clock.state === 'cancelled') break
  }
  return clock
}

interface Turn {
  clock: Clock
  terms: Terms
  state: ClockState
  why: Reason
}

/** What a moment makes of the clock; null while it has not started. */
function turnOf(clock: Clock | null, moment: Moment, termsAt: TermsAt): Turn | null {
  const { at, values } = moment
  const ended = clock?.state === 'completed' ? clock.endedAt : null
  if (clock && ended !== null) {
    const terms = termsAt(ended)
    const { state, why } = stateOf(terms, values)
    if (state === 'completed') return { clock, terms, state, why }
  }
  const terms = termsAt(at)
  if (!clock) {
    if (!terms.starts(values)) return null
    const turn = stateOf(terms, values)
    return { clock: begun(at), terms, ...turn, why: turn.state === 'running' ? 'started' : turn.why }
  }
  const { state, why } = stateOf(terms, values)
  if (!terms.resets(values)) {
    const goesOn = state === 'running' && clock.state === 'running'
    return { clock, terms, state, why: goesOn ? (clock.segments.at(-1)?.why ?? why) : why }
  }
  const { breachedAt, segments, resets } = clock
  const anew = { ...begun(at), breachedAt, segments, resets: resets + 1 }
  return { clock: anew, terms, state, why: state === 'running' ? 'reset' : why }
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

function stateOf(terms: Terms, values: Values): { state: ClockState; why: Reason } {
  if (terms.allowed(values) === null) return { state: 'cancelled', why: 'noPromise' }
  if (terms.cancels(values)) return { state: 'cancelled', why: 'cancelled' }
  if (terms.stops(values)) return { state: 'completed', why: 'stopped' }
  return terms.pauses(values) ? { state: 'paused', why: 'paused' } : { state: 'running', why: 'resumed' }
}

interface Stretch {
  moment: Moment
  until: number
  isLast: boolean
}

/** The clock after a stretch in one state. */
function passed({ clock, terms, state, why }: Turn, { moment, until, isLast }: Stretch): Clock {
  const { at, values, holders } = moment
  const allowed = terms.allowed(values) ?? clock.allowed
  const isRunning = state === 'running'
  const pace = terms.pace(holders)
  const counted = isRunning ? pace.between(at, until) : 0
  const left = allowed - clock.elapsed
  // Another allowance asks anew: it may be used up in the moment it is given, or no longer be.
  const usedUpBefore = allowed === clock.allowed ? clock.usedUpAt : left < 0 ? at : null
  const runsOutAt = isRunning ? (usedUpBefore ?? (left <= 0 ? at : pace.add(at, left))) : null
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
    segments: withSegment(clock.segments, {
      from: at,
      to: until,
      state,
      why,
      counted,
      fact: moment.fact,
      by: moment.by,
      group: holders.group,
      assignee: holders.assignee,
    }),
  }
}

/** Two stretches in the same state, for the same reason, in the same hands are one. */
function withSegment(segments: readonly Segment[], next: Segment): Segment[] {
  const last = segments.at(-1)
  const isSame =
    last?.state === next.state &&
    last.why === next.why &&
    last.group === next.group &&
    last.assignee === next.assignee &&
    last.to === next.from
  if (!isSame) return [...segments, next]
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
