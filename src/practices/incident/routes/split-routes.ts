import { Type } from 'typebox'
import { once } from '../../../kernel/command/idempotency.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { splitOff } from '../split/split-off.ts'

const id = Type.String({ format: 'uuid' })
const chosen = Type.Optional(Type.Array(id, { maxItems: 100, uniqueItems: true }))

const part = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 250 }),
    description: Type.Optional(Type.String({ maxLength: 100_000 })),
    requester: Type.Optional(id),
    service: Type.Optional(id),
    group: Type.Optional(id),
    comments: chosen,
    attachments: chosen,
    watchers: Type.Optional(Type.Boolean({ description: 'The watchers watch this part too.' })),
  },
  { additionalProperties: false },
)

export function splitRoutes(app: App, kernel: Kernel): void {
  app.post('/incidents/:id/parts', {
    config: signedIn,
    schema: {
      tags: ['Incidents'],
      summary: 'Split an incident: opens the parts, which take along the chosen comments and files',
      operationId: 'incident_split_off',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String({ maxLength: 255 })) }),
      body: Type.Object(
        { parts: Type.Array(part, { minItems: 1, maxItems: 10 }) },
        { additionalProperties: false },
      ),
    },
    handler: async (request, reply) => {
      const actor = actorOf(request)
      const { parts } = request.body
      const key = request.headers['idempotency-key']
      if (!key) return reply.status(201).send(await splitOff(kernel, actor, request.params.id, parts))
      const principal = actor.id ?? actor.name
      const fingerprint = `${request.method} ${request.url} ${JSON.stringify(request.body)}`
      const answer = await once(kernel, { principal, key, request: fingerprint }, async inside => ({
        status: 201,
        body: await splitOff(inside, actor, request.params.id, parts),
      }))
      return reply.status(answer.status).send(answer.body)
    },
  })
}
