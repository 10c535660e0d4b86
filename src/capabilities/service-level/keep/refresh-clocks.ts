import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import { clocksOf, type Definitions } from '../clock/clocks-of.ts'
import { type Done, keyOf, loadDone, reachedShares, type Share } from './acts-done.ts'
import { keepClocks } from './keep-clocks.ts'
import { type Told, tellClocks } from './tell-clocks.ts'

const batch = 200
/** Only a name for the lock. */
const lockKey = 7_261_904

/**
 * Until the transaction ends nobody else keeps clocks. What is read after it is the latest: of two who tell the same
 * clock the later one knows more, and is the one whose word stays.
 */
export async function lockClocks(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(db)
}

/** Up to when what a work item's clocks have reached is passed over in silence: nobody is alarmed for what was long ago. */
export type SilentUntil = (record: string) => number | null

/** Tells the clocks of these work items anew from the ledger and keeps them. Returns how many clocks there are. */
export async function refreshClocks(
  kernel: Kernel,
  record: RecordType,
  ids: readonly string[],
  { definitions, silentUntil }: { definitions: Definitions; silentUntil: SilentUntil },
): Promise<number> {
  let count = 0
  for (let at = 0; at < ids.length; at += batch) {
    const part = ids.slice(at, at + batch)
    const told = await tellClocks(kernel, record, part, definitions)
    const passed = told.flatMap(each => {
      const until = silentUntil(each.record)
      return until === null ? [] : reachedBy(record, each, definitions, until)
    })
    const done = await passOver(kernel, passed, await loadDone(kernel.db, part))
    await keepClocks(kernel, told, done)
    count += told.reduce((sum, { clocks }) => sum + clocks.length, 0)
  }
  return count
}

/** What the clocks had reached by an earlier instant, under the terms they have today. */
function reachedBy(record: RecordType, { course }: Told, definitions: Definitions, until: number): Share[] {
  return clocksOf(record, course, definitions, until).flatMap(each =>
    reachedShares(course.id, each, new Set()),
  )
}

/** Marks what needs no act any more as dealt with. Returns all that is. */
async function passOver(kernel: Kernel, passed: readonly Share[], done: Done): Promise<Done> {
  const open = passed.filter(share => !done.has(keyOf(share)))
  if (open.length === 0) return done
  await keepDone(kernel.db, open, kernel.clock.now(), false)
  return new Set([...done, ...open.map(keyOf)])
}

/** Remembers shares as dealt with; `told` says whether anything was done. One that is known stays as it is. */
export async function keepDone(
  db: Executor,
  shares: readonly Share[],
  at: Date,
  told: boolean,
): Promise<void> {
  const rows = shares.map(({ record, target, startedAt, percent }) => ({
    record_id: record,
    target_id: target,
    started_at: new Date(startedAt),
    percent,
    at,
    told,
  }))
  await sql`insert into service_act
    select * from jsonb_populate_recordset(null::service_act, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(db)
}
