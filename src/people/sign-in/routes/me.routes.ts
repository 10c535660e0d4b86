import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { changePassword } from '../change-password.ts'
import type { Identity } from '../identity.ts'
import { meOf, meSchema } from '../me.ts'
import { preferenceChangeSchema, setPreferences } from '../preferences.ts'
import { endSession, sessionsOf } from '../sessions.ts'
import { bySession } from './by-session.ts'
import { byId, instant, nothing, password, tags } from './schemas.ts'

const session = Type.Object({
  id: Type.String({ format: 'uuid' }),
  createdAt: instant,
  lastSeenAt: instant,
  ip: Type.String(),
  userAgent: Type.String(),
  current: Type.Boolean(),
})

/** A person's own page: who he is, what he prefers, his password, where he is signed in. */
export function meRoutes(app: App, kernel: Kernel, identity: Identity): void {
  app.get('/me', {
    config: signedIn,
    schema: { tags, summary: 'Who is signed in', response: { 200: meSchema } },
    handler: request => meOf(kernel, actorOf(request)),
  })

  app.patch('/me/preferences', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Change what one prefers; what is not sent stays',
      body: preferenceChangeSchema,
      response: { 200: meSchema },
    },
    handler: async request => {
      const actor = actorOf(request)
      await setPreferences(kernel, actor, request.body)
      if (actor.id) identity.forget(actor.id)
      return meOf(kernel, actor)
    },
  })

  app.post('/me/password', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Change the password; ends all other sessions',
      body: Type.Object({ current: password, next: password }, { additionalProperties: false }),
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const { personId, session } = bySession(request)
      const secret = await changePassword(kernel, { personId, session, ...request.body })
      identity.forget(personId)
      identity.cookies.giveSession(reply, secret)
      return reply.status(204).send(null)
    },
  })

  app.get('/me/sessions', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Where one is signed in',
      response: { 200: Type.Object({ items: Type.Array(session) }) },
    },
    handler: async request => {
      const { personId, session } = bySession(request)
      return { items: await sessionsOf(kernel, personId, session) }
    },
  })

  app.delete('/me/sessions/:id', {
    config: signedIn,
    schema: { tags, summary: 'End one of one’s sessions', params: byId, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { personId } = bySession(request)
      await endSession(kernel, personId, request.params.id)
      identity.forget(personId)
      return reply.status(204).send(null)
    },
  })
}
