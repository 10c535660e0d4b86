import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Scope } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { type Access, recordAccess } from './record-access.ts'
import { hashOf, newSecret } from './secret.ts'
import { together } from './together.ts'

/** How a token begins, so that a leaked one is recognised. */
export const tokenPrefix = 'stw_'
export const longestTokenDays = 1095
const mostTokens = 100

export interface TokenData {
  id: string
  name: string
  scopes: Scope[]
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
}

interface Order {
  personId: string
  name: string
  scopes: readonly Scope[]
  expiresInDays: number
  from: Pick<Access, 'via' | 'by'>
}

/** Issues a token that acts for its person within its scopes. The token itself is in this reply and nowhere else. */
export async function createToken(kernel: Kernel, order: Order): Promise<TokenData & { token: string }> {
  const { personId, name, expiresInDays } = order
  if (!Number.isFinite(expiresInDays) || expiresInDays <= 0 || expiresInDays > longestTokenDays) {
    throw new Problem('invalid_input', `A token lives between 1 and ${longestTokenDays} days.`)
  }
  const token = tokenPrefix + newSecret()
  const id = uuidv7()
  const now = kernel.clock.now()
  const expiresAt = new Date(now.getTime() + expiresInDays * 24 * 60 * 60 * 1000)
  const scopes: Scope[] = order.scopes.includes('write') ? ['read', 'write'] : ['read']
  await together(kernel, async inside => {
    const issued = await sql`
      insert into api_token (id, token_hash, person_id, name, scopes, created_at, expires_at)
      select ${id}, ${hashOf(token)}, p.id, ${name}, ${scopes}, ${now}, ${expiresAt} from person p
      where p.id = ${personId} and (select count(*) from api_token t where t.person_id = p.id and t.expires_at > ${now}) < ${mostTokens}
      returning 1`.execute(inside.db)
    if (issued.rows.length === 0) {
      throw new Problem('not_now', `A person has at most ${mostTokens} tokens. Revoke one first.`)
    }
    const data = { token: id, name, scopes, expiresAt }
    await recordAccess(inside, { personId, fact: 'person.tokenIssued', data, ...order.from })
  })
  return {
    token,
    id,
    name,
    scopes,
    createdAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: null,
  }
}

/** Issues a token from the command line and returns it in plain text, this once. */
export async function issueToken(kernel: Kernel, order: Omit<Order, 'from'>): Promise<string> {
  const { token } = await createToken(kernel, { ...order, from: { via: 'cli', by: 'system:cli' } })
  return token
}

/** A person's tokens that have not expired, the newest first. */
export async function tokensOf(kernel: Kernel, personId: string): Promise<TokenData[]> {
  const found = await sql<{
    id: string
    name: string
    scopes: Scope[]
    createdAt: Date
    expiresAt: Date
    lastUsedAt: Date | null
  }>`select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
    from api_token where person_id = ${personId} and expires_at > ${kernel.clock.now()}
    order by created_at desc, id desc limit 200`.execute(kernel.db)
  return found.rows.map(row => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}

/** Revokes one of a person's own tokens. Throws `not_found`. */
export async function revokeToken(kernel: Kernel, personId: string, id: string): Promise<void> {
  await together(kernel, async inside => {
    const revoked = await sql<{ name: string }>`
      delete from api_token where id = ${id} and person_id = ${personId} returning name`.execute(inside.db)
    const token = revoked.rows[0]
    if (!token) throw notFound('token')
    const data = { token: id, name: token.name }
    await recordAccess(inside, { personId, fact: 'person.tokenRevoked', via: 'web', data })
  })
}
