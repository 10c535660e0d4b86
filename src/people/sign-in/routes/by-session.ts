import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../../kernel/access/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { actorOf } from '../../../platform/http/routes.ts'
import { sessionHashOf } from '../cookies.ts'

interface InSession {
  actor: Actor
  personId: string
  /** Hash of the session's cookie. */
  session: string
}

/**
 * The person who is signed in by a session of his own. Passwords, factors, sessions and tokens are changed by a session
 * alone: a leaked token must not be able to make itself another.
 */
export function bySession(request: FastifyRequest): InSession {
  const actor = actorOf(request)
  const session = sessionHashOf(request)
  if (actor.id === null || session === null) {
    throw new Problem('forbidden', 'This is done in the browser, signed in: a token may not do it.')
  }
  return { actor, personId: actor.id, session }
}
