import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { type Channel, channels, type Event, type EventChoices, events, isWanted } from './events.ts'

export const digests = ['never', 'daily', 'weekly'] as const
export type Digest = (typeof digests)[number]

export interface NotificationPreferences {
  events: Record<Event, Record<Channel, boolean>>
  /** On the person's clock; nothing that makes a sound is sent between. For the channels that do. */
  quietHours: { from: string; until: string } | null
  /** How often what was not looked at is sent together. For the channels that send. */
  digest: Digest
}

export interface NotificationPreferenceChange {
  events?: EventChoices
  quietHours?: { from: string; until: string } | null
  digest?: Digest
}

interface PreferenceRow {
  events: EventChoices
  from: string | null
  until: string | null
  digest: Digest
}

/** How a person wants to be told: what he decided, and the defaults for the rest. */
export async function preferencesOf(kernel: Kernel, person: string): Promise<NotificationPreferences> {
  const found = await sql<PreferenceRow>`
    select events, to_char(quiet_from, 'HH24:MI') as from, to_char(quiet_until, 'HH24:MI') as until, digest
    from notification_preference where person_id = ${person}`.execute(kernel.db)
  const row = found.rows[0]
  const byChannel = (event: Event) =>
    Object.fromEntries(channels.map(channel => [channel, isWanted(row?.events ?? {}, event, channel)]))
  return {
    // Every event and every channel is in it, as the two loops say.
    events: Object.fromEntries(
      events.map(event => [event, byChannel(event)]),
    ) as NotificationPreferences['events'],
    quietHours: row?.from && row.until ? { from: row.from, until: row.until } : null,
    digest: row?.digest ?? 'never',
  }
}

/** Keeps what a person decides; what is not sent stays. */
export async function changePreferences(
  kernel: Kernel,
  person: string,
  { events: chosen = {}, quietHours, digest }: NotificationPreferenceChange,
): Promise<void> {
  await sql`insert into notification_preference (person_id) values (${person}) on conflict do nothing`.execute(
    kernel.db,
  )
  const quiet =
    quietHours === undefined
      ? sql``
      : sql`, quiet_from = ${quietHours?.from ?? null}, quiet_until = ${quietHours?.until ?? null}`
  // Event by event, so that a choice for one channel leaves those for the others.
  const merged = Object.entries(chosen).reduce(
    (so, [event, choice]) =>
      sql`jsonb_set(${so}, array[${event}::text], coalesce(events->${event}::text, '{}') || ${JSON.stringify(choice)}::jsonb)`,
    sql`events`,
  )
  await sql`update notification_preference set events = ${merged}, digest = coalesce(${digest ?? null}, digest) ${quiet}
    where person_id = ${person}`.execute(kernel.db)
}
