import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'

const day = 24 * 60 * 60 * 1000

/** The ledger keeps what happened; the inbox only what is news: done entries for 90 days, all for 180. Daily. */
export async function forgetOldNotifications(kernel: Kernel): Promise<void> {
  const now = kernel.clock.now().getTime()
  const doneBefore = new Date(now - 90 * day)
  const before = new Date(now - 180 * day)
  // What is done was written before: the index on `at` finds both.
  await sql`delete from notification
    where at < ${doneBefore} and (done_at < ${doneBefore} or at < ${before})`.execute(kernel.db)
  await sql`delete from notification_mute where at < ${before} and not exists (
    select 1 from work_item w where w.id = notification_mute.record_id and w.state_category in ('open', 'waiting'))`.execute(
    kernel.db,
  )
}
