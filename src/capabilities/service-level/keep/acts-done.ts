import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'
import type { TargetClock } from '../clock/clocks-of.ts'
import { reachesAt } from '../clock/run-clock.ts'

/** A share of the time of one run of a clock: what is done at it is done once. */
export interface Share {
  record: string
  target: string
  startedAt: number
  percent: number
}

/** The shares that are dealt with. */
export type Done = ReadonlySet<string>

export const keyOf = ({ record, target, startedAt, percent }: Share): string =>
  `${record} ${target} ${startedAt} ${percent}`

export async function loadDone(db: Executor, ids: readonly string[]): Promise<Done> {
  const found = await sql<Omit<Share, 'startedAt'> & { startedAt: Date }>`
    select record_id as record, target_id as target, started_at as "startedAt", percent from service_act
    where record_id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(found.rows.map(row => keyOf({ ...row, startedAt: row.startedAt.getTime() })))
}

const isAlive = ({ clock }: TargetClock): boolean => clock.state === 'running' || clock.state === 'paused'

/** The shares at which something is to be done or said; that the time has run out is always said. */
const percentsOf = ({ target }: TargetClock): number[] => [
  ...new Set([...target.warnings.map(({ percent }) => percent), 100]),
]

/** What is still to be dealt with, of a clock that has not ended. */
function openShares(record: string, each: TargetClock, done: Done): Share[] {
  if (!isAlive(each)) return []
  return percentsOf(each)
    .map(percent => ({ record, target: each.target.id, startedAt: each.clock.startedAt, percent }))
    .filter(share => !done.has(keyOf(share)))
}

/** Those reached by now; also while it is paused, if it was before. */
export const reachedShares = (record: string, each: TargetClock, done: Done): Share[] =>
  openShares(record, each, done).filter(
    ({ percent }) => each.clock.elapsed >= (each.clock.allowed * percent) / 100,
  )

/** When the next share of this clock is to be dealt with; null: none is left, or it does not run. */
export function nextAt(record: string, each: TargetClock, done: Done, now: number): number | null {
  if (reachedShares(record, each, done).length > 0) return now
  const times = openShares(record, each, done)
    .map(({ percent }) => reachesAt(each.clock, each.pace, { percent, now }))
    .filter(at => at !== null)
  return times.length > 0 ? Math.min(...times) : null
}
