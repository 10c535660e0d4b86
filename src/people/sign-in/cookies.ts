import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashOf, isSecret } from './secret.ts'
import { absoluteDays } from './sessions.ts'

const sessionCookie = 'steward_session'
/** Outlives the session: it tells a browser somebody signed in from before. It opens nothing. */
const deviceCookie = 'steward_device'
const day = 24 * 60 * 60
/** Browsers keep no cookie longer than 400 days. */
const deviceDays = 400

const secretIn = (request: FastifyRequest, name: string): string | null => {
  const value = request.cookies[name]
  return isSecret(value) ? value : null
}

/**
 * Hash of the session cookie. Null when the request carries an Authorization header of any kind: such a request is not
 * asked for its origin, so no cookie may act for it.
 */
export function sessionHashOf(request: FastifyRequest): string | null {
  if (request.headers.authorization !== undefined) return null
  const value = secretIn(request, sessionCookie)
  return value ? hashOf(value) : null
}

export const deviceOf = (request: FastifyRequest): string | null => secretIn(request, deviceCookie)

/** Sets and clears the two cookies; `secure` when the public address is https. */
export class Cookies {
  readonly #shared: CookieSerializeOptions

  constructor(secure: boolean) {
    this.#shared = { httpOnly: true, sameSite: 'lax', path: '/', secure }
  }

  giveSession(reply: FastifyReply, secret: string): void {
    void reply.setCookie(sessionCookie, secret, { ...this.#shared, maxAge: absoluteDays * day })
  }

  giveDevice(reply: FastifyReply, device: string): void {
    void reply.setCookie(deviceCookie, device, { ...this.#shared, maxAge: deviceDays * day })
  }

  clearSession(reply: FastifyReply): void {
    void reply.clearCookie(sessionCookie, this.#shared)
  }
}
