import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'
import type { EventChoices } from './events.ts'
import type { Digest } from './preferences.ts'

/** What a person decided about being told, with the clock he lives by. */
export interface Wishes {
  events: EventChoices
  digest: Digest
  quietHours: { from: string; until: string } | null
  timeZone: string
}

interface WishRow extends Omit<Wishes, 'quietHours'> {
  person: string
  from: string | null
  until: string | null
}

/** The wishes of these people, in one statement. */
export async function wishesOf(db: Executor, people: readonly string[]): Promise<Map<string, Wishes>> {
  const found = await sql<WishRow>`
    select p.id as person, p.time_zone as "timeZone", coalesce(n.events, '{}') as events,
      coalesce(n.digest, 'never') as digest, to_char(n.quiet_from, 'HH24:MI') as from,
      to_char(n.quiet_until, 'HH24:MI') as until
    from person p left join notification_preference n on n.person_id = p.id
    where p.id = any(${[...people]}::uuid[])`.execute(db)
  return new Map(
    found.rows.map(({ person, from, until, ...row }) => [
      person,
      { ...row, quietHours: from && until ? { from, until } : null },
    ]),
  )
}
