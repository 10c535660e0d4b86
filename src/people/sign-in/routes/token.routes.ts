import { type TProperties, Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, signedIn } from '../../../platform/http/routes.ts'
import type { Identity } from '../identity.ts'
import { createToken, longestTokenDays, revokeToken, tokensOf } from '../tokens.ts'
import { bySession } from './by-session.ts'
import { byId, instant, line, nothing, scopes, tags } from './schemas.ts'

const token = {
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  scopes,
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: Type.Union([instant, Type.Null()]),
} satisfies TProperties

/** A person's tokens for scripts and agents: each with a name, its scopes and an end. */
export function tokenRoutes(app: App, kernel: Kernel, identity: Identity): void {
  app.get('/me/tokens', {
    config: signedIn,
    schema: {
      tags,
      summary: 'One’s tokens',
      response: { 200: Type.Object({ items: Type.Array(Type.Object(token)) }) },
    },
    handler: async request => ({ items: await tokensOf(kernel, bySession(request).personId) }),
  })

  app.post('/me/tokens', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Issue a token',
      body: Type.Object(
        {
          name: line(100),
          scopes,
          expiresInDays: Type.Integer({ minimum: 1, maximum: longestTokenDays }),
        },
        { additionalProperties: false },
      ),
      response: { 201: Type.Object({ token: Type.String({ description: 'Shown this once.' }), ...token }) },
    },
    handler: async (request, reply) => {
      const { personId } = bySession(request)
      return reply
        .status(201)
        .send(await createToken(kernel, { personId, from: { via: 'web' }, ...request.body }))
    },
  })

  app.delete('/me/tokens/:id', {
    config: signedIn,
    schema: { tags, summary: 'Revoke a token', params: byId, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { personId } = bySession(request)
      await revokeToken(kernel, personId, request.params.id)
      identity.forget(personId)
      return reply.status(204).send(null)
    },
  })
}
