import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden } from '../../kernel/problem.ts'
import { type App, signedIn, writerOf } from '../../platform/http/routes.ts'
import type { PushSender } from './push-sender.ts'
import { subscribe, unsubscribe } from './subscriptions.ts'

const tags = ['Inbox']
const endpoint = Type.String({ format: 'uri', maxLength: 1000 })
const key = Type.String({ pattern: '^[A-Za-z0-9_-]{16,120}={0,2}$' })
const nothing = { 204: Type.Null({ description: 'Done; there is nothing to say.' }) }
const strict = { additionalProperties: false }

/** A person lets this browser be told when no page is open, or no longer. */
export function pushRoutes(app: App, kernel: Kernel, sender: PushSender): void {
  app.get('/push/key', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The public key a browser subscribes with',
      response: { 200: Type.Object({ key: Type.String() }) },
    },
    handler: async () => ({ key: sender.publicKey }),
  })

  app.post('/push/subscriptions', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Tell this browser',
      body: Type.Object({ endpoint, keys: Type.Object({ p256dh: key, auth: key }, strict) }, strict),
      response: nothing,
    },
    handler: async (request, reply) => {
      const { id } = writerOf(request)
      if (id === null) throw forbidden('be told without being a person')
      await subscribe(kernel, id, request.body)
      return reply.status(204).send(null)
    },
  })

  app.post('/push/subscriptions/end', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Tell this browser no longer',
      body: Type.Object({ endpoint }, strict),
      response: nothing,
    },
    handler: async (request, reply) => {
      const { id } = writerOf(request)
      if (id !== null) await unsubscribe(kernel.db, id, request.body.endpoint)
      return reply.status(204).send(null)
    },
  })
}
