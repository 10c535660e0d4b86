import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Actor, isAdministrator, isAuditor, mayWrite } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden, notFound } from '../../kernel/problem.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import type { Identity } from '../sign-in/identity.ts'
import { allTokens, revokeAnyToken } from './all-tokens.ts'
import { explainAccess } from './explain-access.ts'
import { accessOf, endAllSessions, giveOneTimePassword, removeSecondFactor } from './person-access.ts'
import { rolePolicies } from './role-policies.ts'

const tags = ['Administration']
const byId = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** For everyone else these addresses do not exist. */
function overseer(request: FastifyRequest): Actor {
  const actor = actorOf(request)
  if (!isAdministrator(actor) && !isAuditor(actor)) throw notFound('address')
  return actor
}

function administrator(request: FastifyRequest, act: string): Actor {
  const actor = overseer(request)
  if (!isAdministrator(actor) || !mayWrite(actor)) throw forbidden(act)
  return actor
}

/** What an administrator does about people's access; an auditor reads the same pages and changes nothing. */
export function administrationRoutes(app: App, kernel: Kernel, identity: Identity): void {
  app.get('/access/roles', {
    config: signedIn,
    schema: {
      tags,
      summary: 'What each role may do, asked of the policies themselves, and how many have it',
    },
    handler: async request => ({ items: await rolePolicies(kernel, overseer(request)) }),
  })

  app.get('/access/explanation', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Whether a person may see a record, and which clause of the policy says so',
      querystring: Type.Object({
        person: Type.String({ format: 'uuid' }),
        record: Type.String({ minLength: 1, maxLength: 64 }),
      }),
    },
    handler: async request =>
      explainAccess(kernel, overseer(request), request.query.person, request.query.record),
  })

  app.get('/access/tokens', {
    config: signedIn,
    schema: { tags, summary: 'Every living token: whose, what it may do, when it was last used' },
    handler: async request => {
      overseer(request)
      return allTokens(kernel)
    },
  })

  app.delete('/access/tokens/:id', {
    config: signedIn,
    schema: { tags, summary: 'Revoke anybody’s token', params: byId },
    handler: async (request, reply) => {
      identity.forget(
        await revokeAnyToken(kernel, administrator(request, 'revoke this token'), request.params.id),
      )
      return reply.status(204).send(null)
    },
  })

  app.get('/access/people/:id', {
    config: signedIn,
    schema: { tags, summary: 'How a person signs in, and where', params: byId },
    handler: async request => {
      overseer(request)
      return accessOf(kernel, request.params.id)
    },
  })

  app.post('/access/people/:id/one-time-password', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Give a person a password for one sign-in; it is shown this once',
      params: byId,
    },
    handler: async request => {
      const actor = administrator(request, 'set a password')
      const password = await giveOneTimePassword(kernel, actor, request.params.id)
      identity.forget(request.params.id)
      return { password }
    },
  })

  app.delete('/access/people/:id/sessions', {
    config: signedIn,
    schema: { tags, summary: 'Sign a person out everywhere', params: byId },
    handler: async request => {
      const ended = await endAllSessions(kernel, administrator(request, 'end sessions'), request.params.id)
      identity.forget(request.params.id)
      return { ended }
    },
  })

  app.delete('/access/people/:id/second-factor', {
    config: signedIn,
    schema: { tags, summary: 'Take the second factor away from a person who lost it', params: byId },
    handler: async (request, reply) => {
      await removeSecondFactor(kernel, administrator(request, 'remove a second factor'), request.params.id)
      return reply.status(204).send(null)
    },
  })
}
