import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'

/** Every node listens: a person's pages may be open on another one than this. */
export const inboxChannel = 'steward_inbox'

/** An id has 36 characters, a notification at most 8,000 bytes. */
const idsAtOnce = 200

/** Tells the open pages of these people, once the transaction is committed, that their inbox is not what it was. */
export async function tellPages(db: Executor, people: ReadonlySet<string>): Promise<void> {
  const ids = [...people]
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    await sql`select pg_notify(${inboxChannel}, ${ids.slice(from, from + idsAtOnce).join(' ')})`.execute(db)
  }
}

/** Whom a notification of `inboxChannel` names. */
export const peopleIn = (payload: string): ReadonlySet<string> => new Set(payload.split(' '))
