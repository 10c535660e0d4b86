import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound } from '../../kernel/problem.ts'
import { hashPassword } from './password-hash.ts'
import { refuseWeakPassword } from './password-rules.ts'
import { recordAccess } from './record-access.ts'
import { together } from './together.ts'

/** A person as signing in sees him. */
export interface Account {
  personId: string
  username: string
  active: boolean
  /** Null: the person has no account. */
  passwordHash: string | null
  /** Null unless the second factor was confirmed. */
  totpSecret: string | null
  /** The browser that asks is one he signed in from before. */
  knownDevice: boolean
}

const columns = sql`p.id as "personId", coalesce(p.username, '') as username, p.active,
  a.password_hash as "passwordHash", case when a.totp_confirmed_at is not null then a.totp_secret end as "totpSecret"`

/** The account behind a user name, capitals aside; null when there is no such person. */
export async function accountOfUsername(
  kernel: Kernel,
  username: string,
  deviceHash: string | null,
): Promise<Account | null> {
  const found = await sql<Account>`
    select ${columns}, exists (select 1 from known_device d
      where d.person_id = p.id and d.device_hash = ${deviceHash}) as "knownDevice"
    from person p left join account a on a.person_id = p.id
    where lower(p.username) = lower(${username})`.execute(kernel.db)
  return found.rows[0] ?? null
}

/** The account of a person who is signed in. */
export async function accountOfPerson(kernel: Kernel, personId: string): Promise<Account> {
  const found = await sql<Account>`
    select ${columns}, true as "knownDevice"
    from person p left join account a on a.person_id = p.id where p.id = ${personId}`.execute(kernel.db)
  const account = found.rows[0]
  if (!account) throw notFound('person')
  return account
}

/** Null when nobody has this user name. */
export async function personIdOfUsername(kernel: Kernel, username: string): Promise<string | null> {
  return (await accountOfUsername(kernel, username, null))?.personId ?? null
}

/** Gives a person an account, or his account this hash. */
export async function storePasswordHash(kernel: Kernel, personId: string, hash: string): Promise<void> {
  const now = kernel.clock.now()
  await sql`insert into account (person_id, password_hash, password_changed_at) values (${personId}, ${hash}, ${now})
    on conflict (person_id) do update set password_hash = excluded.password_hash,
      password_changed_at = excluded.password_changed_at, one_time = false`.execute(kernel.db)
}

/**
 * Sets a person's password from the command line or the demo, by the same rules as his own hand, and ends all his
 * sessions. Throws `not_found` and `invalid_input`.
 */
export async function setPassword(kernel: Kernel, personId: string, password: string): Promise<void> {
  const account = await accountOfPerson(kernel, personId)
  refuseWeakPassword(password, account.username, 'password')
  const hash = await hashPassword(password)
  await together(kernel, async inside => {
    await storePasswordHash(inside, personId, hash)
    await sql`delete from session where person_id = ${personId}`.execute(inside.db)
    await recordAccess(inside, { personId, fact: 'person.passwordSet', via: 'cli', by: 'system:cli' })
  })
}
