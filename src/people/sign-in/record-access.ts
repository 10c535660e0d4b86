import { sql } from 'kysely'
import type { Actor, Via } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'

/** What happens to a person's access, and the words the history and the audit have for it. */
export const accessWords = {
  signedIn: 'signed in',
  signInFailed: 'refused a sign-in',
  signedOut: 'signed out',
  sessionEnded: 'ended a session',
  passwordSet: 'set the password',
  passwordChanged: 'changed the password',
  totpEnabled: 'turned on the second factor',
  totpDisabled: 'turned off the second factor',
  tokenIssued: 'issued a token',
  tokenRevoked: 'revoked a token',
} as const

export const germanAccessWords: Record<keyof typeof accessWords, string> = {
  signedIn: 'hat sich angemeldet',
  signInFailed: 'hat eine Anmeldung abgewiesen',
  signedOut: 'hat sich abgemeldet',
  sessionEnded: 'hat eine Sitzung beendet',
  passwordSet: 'hat das Kennwort gesetzt',
  passwordChanged: 'hat das Kennwort geändert',
  totpEnabled: 'hat den zweiten Faktor eingeschaltet',
  totpDisabled: 'hat den zweiten Faktor ausgeschaltet',
  tokenIssued: 'hat ein Token ausgestellt',
  tokenRevoked: 'hat ein Token widerrufen',
}

export type AccessFact = `person.${keyof typeof accessWords}`

export interface Access {
  personId: string
  fact: AccessFact
  via: Via
  /** Who did it, when it was not the person: `system:sign-in` for a stranger who failed. */
  by?: string
  /** Who did it, when it was another person: an administrator. */
  actor?: Actor
  /** Never a secret, nor its hash. */
  data?: Record<string, unknown>
}

/**
 * Writes one access fact. It is an insert and no command because the person's record does not change: there is nothing
 * to lock, decide or version, and an auditor, who may run no command, still signs in. Internal: for staff and audit only.
 */
export async function recordAccess(kernel: Kernel, access: Access): Promise<void> {
  const { personId, fact, via, data = null, actor = null } = access
  const by = access.by ?? actor?.name ?? null
  await sql`
    insert into ledger (at, record_type, record_id, fact, actor_id, actor_name, via, internal, version, data)
    select ${kernel.clock.now()}, 'person', p.id, ${fact}, case when ${by}::text is null then p.id else ${actor?.id ?? null}::uuid end,
      coalesce(${by}::text, p.name), ${via}, true, p.version, ${data === null ? null : JSON.stringify(data)}::jsonb
    from person p where p.id = ${personId}`.execute(kernel.db)
  kernel.wake()
}
