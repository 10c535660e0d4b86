import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { itemsOf } from './checklist.ts'

export function checklistRoutes(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  if (!record.capabilities.checklists) return
  app.get(`/${record.plural}/:id/checklist`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: 'The checklist of this record, in its order, for staff and auditors',
      operationId: `${record.type}_checklist`,
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    },
    handler: async request => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, record, request.params.id)
      if (!record.seesInternal(actor)) throw forbidden('see the checklist')
      const items = await itemsOf(kernel, row.id)
      return {
        items: items.map(({ id, text, mandatory, doneAt, doneById, doneByName }) => ({
          id,
          text,
          mandatory,
          done: doneAt ? { at: doneAt, by: { id: doneById, name: doneByName } } : null,
        })),
        done: items.filter(item => item.doneAt).length,
        total: items.length,
      }
    },
  })
}
