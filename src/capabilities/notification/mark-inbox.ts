import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { tellPages } from './tell-pages.ts'

export const marks = ['read', 'unread', 'done', 'undone'] as const
export type Marking = (typeof marks)[number]

/** These records of the inbox, or all that is open in it. */
export type Which = readonly string[] | 'all'

/** Marks a person's own entries; those who have none are none the wiser. His other pages hear of it. */
export async function markInbox(kernel: Kernel, person: string, which: Which, as: Marking): Promise<void> {
  const now = kernel.clock.now()
  const these = which === 'all' ? sql`n.snoozed_until is null` : sql`n.record_id = any(${[...which]}::uuid[])`
  const own = sql`n.person_id = ${person} and ${these}`
  const statement = {
    read: sql`update notification n set read_at = ${now} where ${own} and n.read_at is null and n.done_at is null`,
    unread: sql`update notification n set read_at = null, times = 1
      where ${own} and n.read_at is not null and n.done_at is null`,
    done: sql`update notification n set done_at = ${now}, read_at = coalesce(n.read_at, ${now}), snoozed_until = null
      where ${own} and n.done_at is null`,
    // What was done together comes back together.
    undone: sql`update notification n set done_at = null where ${own} and n.done_at = (
      select max(m.done_at) from notification m where m.person_id = n.person_id and m.record_id = n.record_id)`,
  }[as]
  await changed(kernel, person, await statement.execute(kernel.db))
}

/** Puts entries off until a moment; without one they are back at once. */
export async function snoozeInbox(
  kernel: Kernel,
  person: string,
  records: readonly string[],
  until: Date | null,
): Promise<void> {
  const done = await sql`update notification set snoozed_until = ${until}
    where person_id = ${person} and record_id = any(${[...records]}::uuid[]) and done_at is null`.execute(
    kernel.db,
  )
  await changed(kernel, person, done)
}

/** Of a muted record a person hears only what names him. */
export async function muteRecord(
  kernel: Kernel,
  person: string,
  record: string,
  muted: boolean,
): Promise<void> {
  const statement = muted
    ? sql`insert into notification_mute (person_id, record_id, at)
        values (${person}, ${record}, ${kernel.clock.now()}) on conflict do nothing`
    : sql`delete from notification_mute where person_id = ${person} and record_id = ${record}`
  await changed(kernel, person, await statement.execute(kernel.db))
}

async function changed(kernel: Kernel, person: string, { numAffectedRows }: { numAffectedRows?: bigint }) {
  if (Number(numAffectedRows ?? 0) > 0) await tellPages(kernel.db, new Set([person]))
}
