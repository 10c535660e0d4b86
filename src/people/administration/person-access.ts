import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { accountOfPerson, storePasswordHash } from '../sign-in/account.ts'
import { hashPassword } from '../sign-in/password-hash.ts'
import { recordAccess } from '../sign-in/record-access.ts'
import { type SessionData, sessionsOf } from '../sign-in/sessions.ts'
import { together } from '../sign-in/together.ts'
import { type TokenData, tokensOf } from '../sign-in/tokens.ts'

export interface PersonAccess {
  hasAccount: boolean
  oneTimePassword: boolean
  passwordChangedAt: string | null
  secondFactor: boolean
  sessions: SessionData[]
  tokens: TokenData[]
}

/** How a person may sign in and where he is signed in: for administrators and auditors. */
export async function accessOf(kernel: Kernel, personId: string): Promise<PersonAccess> {
  const found = await sql<{ oneTime: boolean; changedAt: Date; secondFactor: boolean }>`
    select a.one_time as "oneTime", a.password_changed_at as "changedAt",
      a.totp_confirmed_at is not null as "secondFactor"
    from account a where a.person_id = ${personId}`.execute(kernel.db)
  const account = found.rows[0]
  return {
    hasAccount: account !== undefined,
    oneTimePassword: account?.oneTime ?? false,
    passwordChangedAt: account?.changedAt.toISOString() ?? null,
    secondFactor: account?.secondFactor ?? false,
    sessions: await sessionsOf(kernel, personId, null),
    tokens: await tokensOf(kernel, personId),
  }
}

/** Without letters and digits that are mistaken for one another when read from paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const randomGroup = (): string =>
  Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')

/**
 * Gives a person a password for one sign-in, ends all his sessions and asks him for one of his own. It is in this reply
 * and nowhere else. Throws `not_found` and `not_now`.
 */
export async function giveOneTimePassword(kernel: Kernel, by: Actor, personId: string): Promise<string> {
  const account = await accountOfPerson(kernel, personId)
  if (account.username === '')
    throw new Problem('not_now', 'This person has no user name to sign in with. Set one first.')
  if (!account.active) throw new Problem('not_now', 'This person is not active. Activate the person first.')
  const password = [randomGroup(), randomGroup(), randomGroup(), randomGroup()].join('-')
  const hash = await hashPassword(password)
  await together(kernel, async inside => {
    await storePasswordHash(inside, personId, hash)
    await sql`update account set one_time = true where person_id = ${personId}`.execute(inside.db)
    await sql`delete from session where person_id = ${personId}`.execute(inside.db)
    await recordAccess(inside, { personId, fact: 'person.passwordSet', via: by.via, actor: by })
  })
  return password
}

/** Signs a person out everywhere. Returns how many sessions ended. */
export async function endAllSessions(kernel: Kernel, by: Actor, personId: string): Promise<number> {
  return together(kernel, async inside => {
    const ended = await sql<{ id: string }>`
      delete from session where person_id = ${personId} returning id`.execute(inside.db)
    if (ended.rows.length > 0) {
      const data = { sessions: ended.rows.length }
      await recordAccess(inside, { personId, fact: 'person.sessionEnded', via: by.via, actor: by, data })
    }
    return ended.rows.length
  })
}

/** Takes the second factor away from a person who lost it; he signs in by password and sets it up anew. */
export async function removeSecondFactor(kernel: Kernel, by: Actor, personId: string): Promise<void> {
  await together(kernel, async inside => {
    const removed = await sql`
      update account set totp_secret = null, totp_confirmed_at = null, totp_last_step = 0, recovery_hashes = '{}'
      where person_id = ${personId} and totp_confirmed_at is not null returning 1`.execute(inside.db)
    if (removed.rows.length === 0) throw notFound('second factor')
    await recordAccess(inside, { personId, fact: 'person.totpDisabled', via: by.via, actor: by })
  })
}
