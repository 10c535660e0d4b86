import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { recordAccess } from './record-access.ts'
import { hashOf, newSecret } from './secret.ts'
import { together } from './together.ts'

const day = 24 * 60 * 60 * 1000
/** A session ends after 14 days without use, and after 90 days in any case. */
export const idleDays = 14
export const absoluteDays = 90

/** From where a session is used. */
export interface Origin {
  ip: string
  userAgent: string
}

export interface SessionData {
  id: string
  createdAt: string
  lastSeenAt: string
  ip: string
  userAgent: string
  current: boolean
}

interface Opening extends Origin {
  personId: string
  /** What the password was checked against: if it changed meanwhile, no session is opened. */
  passwordHash: string
  deviceHash: string
  /** Hash of the session the browser had before, whoever's: it ends here. */
  replaces: string | null
  data: Record<string, unknown>
}

/** Opens a session under a new id and remembers the browser. Returns the secret for its cookie. */
export async function openSession(kernel: Kernel, opening: Opening): Promise<string> {
  const { personId, ip, userAgent } = opening
  const secret = newSecret()
  const id = uuidv7()
  const now = kernel.clock.now()
  const expiresAt = new Date(now.getTime() + absoluteDays * day)
  await together(kernel, async inside => {
    // The lock orders this with a change of the password, which ends all sessions there are.
    const unchanged = await sql`
      select 1 from account where person_id = ${personId} and password_hash = ${opening.passwordHash} for share`.execute(
      inside.db,
    )
    if (unchanged.rows.length === 0) {
      throw new Problem(
        'sign_in_failed',
        'The password was changed at this moment. Sign in with the new one.',
      )
    }
    if (opening.replaces)
      await sql`delete from session where token_hash = ${opening.replaces}`.execute(inside.db)
    await sql`
      insert into session (token_hash, id, person_id, created_at, last_seen_at, expires_at, ip, user_agent)
      values (${hashOf(secret)}, ${id}, ${personId}, ${now}, ${now}, ${expiresAt}, ${ip}, ${userAgent})`.execute(
      inside.db,
    )
    await sql`
      insert into known_device (person_id, device_hash, created_at, last_seen_at)
      values (${personId}, ${opening.deviceHash}, ${now}, ${now})
      on conflict (person_id, device_hash) do update set last_seen_at = excluded.last_seen_at`.execute(
      inside.db,
    )
    const data = { session: id, address: ip, userAgent, ...opening.data }
    await recordAccess(inside, { personId, fact: 'person.signedIn', via: 'web', data })
  })
  return secret
}

/** Ends the session of this cookie, server-side. Returns whose it was; null when it had ended already. */
export const signOut = (kernel: Kernel, tokenHash: string): Promise<string | null> =>
  together(kernel, async inside => {
    const ended = await sql<{ id: string; personId: string }>`
      delete from session where token_hash = ${tokenHash} returning id, person_id as "personId"`.execute(
      inside.db,
    )
    const session = ended.rows[0]
    if (!session) return null
    const { id, personId } = session
    await recordAccess(inside, { personId, fact: 'person.signedOut', via: 'web', data: { session: id } })
    return personId
  })

/** Ends one of a person's own sessions, on another device for instance. Throws `not_found`. */
export async function endSession(kernel: Kernel, personId: string, id: string): Promise<void> {
  await together(kernel, async inside => {
    const ended = await sql`
      delete from session where id = ${id} and person_id = ${personId} returning 1`.execute(inside.db)
    if (ended.rows.length === 0) throw notFound('session')
    await recordAccess(inside, { personId, fact: 'person.sessionEnded', via: 'web', data: { session: id } })
  })
}

/** Ends all sessions of a person but this one, which goes on under a new secret. Returns that secret. */
export async function renewSession(kernel: Kernel, personId: string, tokenHash: string): Promise<string> {
  const secret = newSecret()
  await sql`delete from session where person_id = ${personId} and token_hash <> ${tokenHash}`.execute(
    kernel.db,
  )
  await sql`update session set token_hash = ${hashOf(secret)}
    where person_id = ${personId} and token_hash = ${tokenHash}`.execute(kernel.db)
  return secret
}

/** A person's living sessions, the one last used first. */
export async function sessionsOf(
  kernel: Kernel,
  personId: string,
  currentHash: string | null,
): Promise<SessionData[]> {
  const now = kernel.clock.now()
  const found = await sql<{ id: string; createdAt: Date; lastSeenAt: Date; current: boolean } & Origin>`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", ip, user_agent as "userAgent",
      token_hash is not distinct from ${currentHash} as current
    from session where person_id = ${personId} and expires_at > ${now}
      and last_seen_at > ${new Date(now.getTime() - idleDays * day)}
    order by last_seen_at desc limit 200`.execute(kernel.db)
  return found.rows.map(row => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }))
}
