import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { isShown, markGone, markPresent, presentForMe } from './presence.ts'
import type { PresenceNews } from './presence-news.ts'

const id = Type.String({ format: 'uuid' })
const doing = Type.Union([Type.Literal('viewing'), Type.Literal('reply'), Type.Literal('note')])
const people = Type.Array(Type.Object({ id, name: Type.String(), doing }))

/** Being there is no act on a record: nothing of it is kept, so these are routes and no commands. */
export function presenceRoutes(app: App, kernel: Kernel, news: PresenceNews): void {
  const tags = ['Live']
  app.get('/presence', {
    config: signedIn,
    schema: {
      tags,
      summary:
        'Who has which record open, for staff; afterwards `presence` events of /live tell what changes',
      response: { 200: Type.Object({ items: Type.Array(Type.Object({ record: id, people })) }) },
    },
    handler: async request => ({ items: await presentForMe(kernel, actorOf(request)) }),
  })

  app.post('/presence', {
    config: signedIn,
    schema: {
      tags,
      summary:
        'Say what this page does on a record; again every twelve seconds, and `gone` when it is closed',
      body: Type.Object(
        {
          tab: id,
          type: Type.String({ maxLength: 64 }),
          record: id,
          doing: Type.Union([...doing.anyOf, Type.Literal('gone')]),
        },
        { additionalProperties: false },
      ),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request)
      const { tab, type, record: target, doing } = request.body
      const place = { type, record: target }
      if (doing === 'gone' || !isShown(actor, doing)) {
        if (await markGone(kernel, actor, tab, target)) news.tell([place])
        return reply.status(204).send(null)
      }
      if (!kernel.registry.has(type)) throw notFound()
      const { record } = kernel.registry.get(type)
      if (!record.capabilities.comments) throw notFound()
      await readRow(kernel, actor, record, target)
      if (await markPresent(kernel, actor, tab, place, doing)) news.tell([place])
      return reply.status(204).send(null)
    },
  })
}
