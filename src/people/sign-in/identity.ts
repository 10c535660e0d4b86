import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { FactRow } from '../../kernel/ledger/fact.ts'
import { Problem } from '../../kernel/problem.ts'
import { findPass, type Pass, type PassKind } from './actor-of.ts'
import { Background } from './background.ts'
import { Cookies, sessionHashOf } from './cookies.ts'
import { PassCache } from './pass-cache.ts'
import { hashOf, isSecret } from './secret.ts'
import { tokenPrefix } from './tokens.ts'

/** Who is behind a request. One for each process. */
export interface Identity {
  /**
   * The person behind a request by its cookie or `Authorization: Bearer stw_…`; null when nobody is. A token without the
   * scope `write` is refused (`forbidden`) for every method that may change something. Cheap enough to ask again while
   * a long reply is under way.
   */
  authenticate(request: FastifyRequest): Promise<Actor | null>
  /** Forgets what this process remembers of a person, or of a session or token by its hash. */
  forget(key: string): void
  /** To be called with the ledger's new facts on every node: what they make stale is forgotten. */
  onFacts(facts: readonly Pick<FactRow, 'recordType' | 'recordId' | 'fact'>[]): void
  /** Work no reply waits for, such as noting a failed sign-in. */
  readonly background: Background
  readonly cookies: Cookies
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Facts that change nothing a pass tells. */
const harmless = new Set(['person.created', 'person.signedIn', 'person.signInFailed', 'person.tokenIssued'])
/** What whoever must choose a password needs to do so, or to leave. */
const beforeOwnPassword = new Set(['/api/v1/me', '/api/v1/me/password', '/api/v1/auth/sign-out'])

const isOpenBefore = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.config.access !== 'signed-in' || beforeOwnPassword.has(routeOptions.url ?? '')

const touchEveryMs = 60_000

export function identity(kernel: Kernel, options: { secureCookies: boolean }): Identity {
  const cache = new PassCache()
  const background = new Background(kernel.log)

  const passOf = async (kind: PassKind, hash: string): Promise<Pass | null> => {
    const pass = await cache.get(hash, () => findPass(kernel.db, kind, hash))
    const now = kernel.clock.now()
    if (!pass || pass.expiresAt <= now) return null
    if (now.getTime() - pass.usedAt.getTime() >= touchEveryMs) {
      pass.usedAt = now
      background.run(touch(kernel, kind, hash, now))
    }
    return pass
  }

  return {
    background,
    cookies: new Cookies(options.secureCookies),

    async authenticate(request) {
      const found = credentialOf(request)
      if (!found) return null
      const pass = await passOf(found.kind, found.hash)
      if (pass && !pass.actor.scopes.has('write') && !safeMethods.has(request.method)) {
        throw new Problem('forbidden', 'This token may only read. Issue one that may write.')
      }
      if (pass?.mustChangePassword && !isOpenBefore(request)) {
        throw new Problem('forbidden', 'Choose a password of your own first: POST /me/password.')
      }
      return pass?.actor ?? null
    },

    forget: key => cache.forget(new Set([key])),

    onFacts(facts) {
      // Who belongs to a group stands in every pass; groups change seldom.
      if (facts.some(fact => fact.recordType === 'group' && fact.fact !== 'group.created'))
        return cache.clear()
      const changed = facts.filter(fact => fact.recordType === 'person' && !harmless.has(fact.fact))
      if (changed.length > 0) cache.forget(new Set(changed.map(fact => fact.recordId)))
    },
  }
}

function credentialOf(request: FastifyRequest): { kind: PassKind; hash: string } | null {
  const { authorization } = request.headers
  if (authorization === undefined) {
    const hash = sessionHashOf(request)
    return hash ? { kind: 'session', hash } : null
  }
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (!token?.startsWith(tokenPrefix) || !isSecret(token.slice(tokenPrefix.length))) return null
  return { kind: 'token', hash: hashOf(token) }
}

/** Other nodes touch too: whoever is first within the minute writes. */
async function touch(kernel: Kernel, kind: PassKind, hash: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - touchEveryMs)
  if (kind === 'session') {
    await sql`update session set last_seen_at = ${now} where token_hash = ${hash} and last_seen_at <= ${before}`.execute(
      kernel.db,
    )
    return
  }
  await sql`update api_token set last_used_at = ${now}
    where token_hash = ${hash} and coalesce(last_used_at, 'epoch') <= ${before}`.execute(kernel.db)
}
