import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Actor, mayWrite } from '../../kernel/access/actor.ts'
import { forbidden, Problem } from '../../kernel/problem.ts'

/** Who may call a route at all. What he then sees is the kernel's to say. A route that does not declare it fails the start. */
export type RouteAccess = 'anyone' | 'signed-in'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
  }
  interface FastifyRequest {
    actor: Actor | null
  }
}

/** How a room offers its routes under /api/v1. */
export type App = FastifyInstance<
  import('node:http').Server,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  import('fastify').FastifyBaseLogger,
  TypeBoxTypeProvider
>

export const signedIn = { access: 'signed-in' } as const
export const anyone = { access: 'anyone' } as const

/** The person behind a request to a route for the signed-in. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Problem('sign_in_required', 'Sign in first, or send a valid token.')
  return request.actor
}

/** For the few writes that are no commands (own preferences, sessions): the same right to write. */
export function writerOf(request: FastifyRequest): Actor {
  const actor = actorOf(request)
  if (!mayWrite(actor) && actor.scopes.has('write') === false) throw forbidden('write with this token')
  return actor
}
