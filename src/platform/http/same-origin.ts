import type { FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a state change that another site made the browser send with our cookie. Requests with a token carry no
 * cookie and need no check; those without either are refused elsewhere.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (safe.has(request.method) || request.headers.authorization) return
  const { 'sec-fetch-site': site, origin, host } = request.headers
  if (site === 'same-origin' || site === 'none') return
  // No browser sends a state change without both headers: this is a script, which may sign in but not use a cookie.
  const script = site === undefined && origin === undefined
  if (script && !request.actor) return
  if (script) throw new Problem('forbidden', 'Use a token for scripts: cookies are for the browser.')
  if (origin && site !== 'cross-site' && sameHost(origin, host)) return
  throw new Problem('forbidden', 'This request came from another site and was refused.')
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
