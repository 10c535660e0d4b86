import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { present } from '../../kernel/query/present.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { restoreBefore } from './restore.ts'

/** Configuration and directory records take back a change; work items go by their states. */
export function restoreRoutes(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  if (record.kind !== 'record') return
  app.post(`/${record.plural}/:id/restore`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: 'Put what one entry of the history changed back to what it was before',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      body: Type.Object({ seq: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
    },
    handler: async request => {
      const actor = actorOf(request)
      const row = await restoreBefore(kernel, actor, record, request.params.id, request.body.seq)
      return present(kernel, actor, record, row)
    },
  })
}
