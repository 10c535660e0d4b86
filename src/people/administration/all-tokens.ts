import { sql } from 'kysely'
import type { Actor, Scope } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound } from '../../kernel/problem.ts'
import { recordAccess } from '../sign-in/record-access.ts'
import { together } from '../sign-in/together.ts'

interface TokenRow {
  id: string
  name: string
  scopes: Scope[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  personId: string
  personName: string
}

export const mostTokensListed = 500

/** Every token that has not expired, whoever's; those never used first, then the longest unused. */
export async function allTokens(kernel: Kernel): Promise<{
  items: (Omit<TokenRow, 'createdAt' | 'expiresAt' | 'lastUsedAt'> & {
    createdAt: string
    expiresAt: string
    lastUsedAt: string | null
  })[]
}> {
  const found = await sql<TokenRow>`
    select t.id, t.name, t.scopes, t.created_at as "createdAt", t.expires_at as "expiresAt",
      t.last_used_at as "lastUsedAt", p.id as "personId", p.name as "personName"
    from api_token t join person p on p.id = t.person_id where t.expires_at > ${kernel.clock.now()}
    order by t.last_used_at nulls first, t.id limit ${mostTokensListed}`.execute(kernel.db)
  const items = found.rows.map(row => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
  return { items }
}

/** Revokes anybody's token. Returns whose it was. Throws `not_found`. */
export async function revokeAnyToken(kernel: Kernel, by: Actor, id: string): Promise<string> {
  return together(kernel, async inside => {
    const revoked = await sql<{ personId: string; name: string }>`
      delete from api_token where id = ${id} returning person_id as "personId", name`.execute(inside.db)
    const token = revoked.rows[0]
    if (!token) throw notFound('token')
    const data = { token: id, name: token.name }
    await recordAccess(inside, {
      personId: token.personId,
      fact: 'person.tokenRevoked',
      via: by.via,
      actor: by,
      data,
    })
    return token.personId
  })
}
