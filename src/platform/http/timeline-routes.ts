import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { timelineOf } from '../../kernel/ledger/timeline.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from './routes.ts'
import { entriesOf } from './timeline-entries.ts'

export const page = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
})

export function timelineRoute(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  app.get(`/${record.plural}/:id/timeline`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: `The history of one ${record.type}, oldest first; \`next\` leads towards the past`,
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      querystring: page,
    },
    handler: async request => {
      const actor = actorOf(request)
      const { limit = 100, cursor } = request.query
      const row = await readRow(kernel, actor, record, request.params.id)
      const { facts, next } = await timelineOf(kernel, actor, record, row.id, { limit, cursor })
      return { items: await entriesOf(kernel, actor, facts), next }
    },
  })
}
