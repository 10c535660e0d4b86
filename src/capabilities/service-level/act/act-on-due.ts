import { sql } from 'kysely'
import { type Kernel, withExecutor } from '../../../kernel/kernel.ts'
import type { TargetClock } from '../clock/clocks-of.ts'
import { keyOf, loadDone, reachedShares, type Share } from '../keep/acts-done.ts'
import { loadDefinitions } from '../keep/definitions.ts'
import { keepClocks } from '../keep/keep-clocks.ts'
import { lockClocks } from '../keep/refresh-clocks.ts'
import { tellClocks } from '../keep/tell-clocks.ts'
import { escalate } from './escalate.ts'

/** What could not be dealt with is tried again so much later, and holds up nobody else. */
const retryMs = 5 * 60_000

/** A clock with the shares of its time that are to be dealt with now. */
export interface Reached {
  each: TargetClock
  shares: readonly Share[]
}

/**
 * Deals with the one work item whose clock is due first, if any is. All of it is one transaction: what is said, what is
 * done and that it was done; a kill leaves all of it or nothing, and the lock lets one node do it. Returns whether there
 * was one.
 */
export async function actOnDue(kernel: Kernel): Promise<boolean> {
  const now = kernel.clock.now()
  const found = await sql<{ record: string; type: string }>`
    select c.record_id as record, w.type from service_clock c join work_item w on w.id = c.record_id
    where c.next_at <= ${now} order by c.next_at limit 1`.execute(kernel.db)
  const due = found.rows[0]
  if (!due) return false
  try {
    await kernel.root.transaction().execute(tx => actOn(withExecutor(kernel, tx), due, now))
    kernel.wake()
  } catch (error) {
    kernel.log.error({ record: due.record, error: String(error) }, 'a service level could not be acted on')
    await sql`update service_clock set next_at = ${new Date(now.getTime() + retryMs)}
      where record_id = ${due.record} and next_at <= ${now}`.execute(kernel.db)
  }
  return true
}

async function actOn(kernel: Kernel, due: { record: string; type: string }, now: Date): Promise<void> {
  await lockClocks(kernel.db)
  if (!kernel.registry.has(due.type)) throw new Error(`There is no record type ${due.type}.`)
  const module = kernel.registry.get(due.type)
  const definitions = await loadDefinitions(kernel.db)
  const told = await tellClocks(kernel, module.record, [due.record], definitions)
  const done = await loadDone(kernel.db, [due.record])
  const reached: Reached[] = told
    .flatMap(({ clocks }) => clocks)
    .map(each => ({ each, shares: reachedShares(due.record, each, done) }))
    .filter(({ shares }) => shares.length > 0)
  for (const one of reached) await escalate(kernel, module, due.record, one)
  const nowDone = new Set([...done, ...reached.flatMap(({ shares }) => shares.map(keyOf))])
  // What was done may have changed the clocks: the ledger's reader tells them again; until then they are not due.
  await keepClocks(kernel, told, nowDone)
  await sql`update service_clock set next_at = null where record_id = ${due.record} and next_at <= ${now}`.execute(
    kernel.db,
  )
}
