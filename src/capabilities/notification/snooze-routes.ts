import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { momentAhead, personOf } from './routes.ts'
import { instant } from './schemas.ts'
import { snoozesOf, snoozeWork, wakeWork } from './work-snooze.ts'

const tags = ['Inbox']
const until = Type.Union([instant, Type.Null()], { description: 'Null: until something happens on it.' })
const byRecord = Type.Object({ record: Type.String({ format: 'uuid' }) })
const nothing = { 204: Type.Null({ description: 'Done; there is nothing to say.' }) }

/** What a person has put off, for himself alone. */
export function snoozeRoutes(app: App, kernel: Kernel): void {
  app.get('/snoozes', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The work one has put off; a query finds it with `is:snoozed`',
      response: {
        200: Type.Object({
          items: Type.Array(
            Type.Object({
              record: Type.String(),
              until: Type.Unsafe<Date | null>(Type.Union([instant, Type.Null()])),
            }),
          ),
        }),
      },
    },
    serializerCompiler: () => JSON.stringify,
    handler: async request => ({ items: await snoozesOf(kernel, personOf(request)) }),
  })

  app.post('/snoozes', {
    config: signedIn,
    schema: {
      tags,
      summary:
        'Put a work item off; it is back in the inbox then, or as soon as somebody else does something on it',
      body: Type.Object({ ...byRecord.properties, until }, { additionalProperties: false }),
      response: nothing,
    },
    handler: async (request, reply) => {
      personOf(request, true)
      const { record, until } = request.body
      await snoozeWork(kernel, actorOf(request), record, momentAhead(kernel, until))
      return reply.status(204).send(null)
    },
  })

  app.delete('/snoozes/:record', {
    config: signedIn,
    schema: { tags, summary: 'Take a work item back', params: byRecord, response: nothing },
    handler: async (request, reply) => {
      await wakeWork(kernel, personOf(request, true), request.params.record)
      return reply.status(204).send(null)
    },
  })
}
