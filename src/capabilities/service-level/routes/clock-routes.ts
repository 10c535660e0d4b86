import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden } from '../../../kernel/problem.ts'
import { readRow } from '../../../kernel/query/read.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { loadDefinitions } from '../keep/definitions.ts'
import { tellClocks } from '../keep/tell-clocks.ts'
import { clockViews } from './clock-view.ts'
import { keptClocks } from './kept-clocks.ts'

/** The clocks of one work item with every stretch of their time and why it counted, told from its history as it is read. */
export function clockRoutes(app: App, kernel: Kernel, module: RecordModule): void {
  const { record, messages } = module
  if (record.kind !== 'work-item') return
  app.get(`/${record.plural}/:id/clocks`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: `The service level clocks of one ${record.type}, each stretch with why it counted; for staff`,
      operationId: `${record.type}_clocks`,
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    },
    handler: async request => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, record, request.params.id)
      if (!record.seesInternal(actor)) throw forbidden(`see the clocks of this ${record.type}`)
      const [told] = await tellClocks(kernel, record, [row.id], await loadDefinitions(kernel.db))
      const now = kernel.clock.now()
      const items = await clockViews(kernel, actor, module, told?.clocks ?? [], now.getTime())
      return { now: now.toISOString(), items }
    },
  })
}

const mostRecords = 100

/** For lists: of each of these work items the clock that runs out next. */
export function keptClockRoute(app: App, kernel: Kernel): void {
  app.get('/service-clocks', {
    config: signedIn,
    schema: {
      tags: ['Service levels'],
      summary: 'Of each of these work items the clock that runs out next, as lists show it; for staff',
      operationId: 'service_clock_list',
      querystring: Type.Object(
        {
          records: Type.Array(Type.String({ format: 'uuid' }), { maxItems: mostRecords }),
        },
        { additionalProperties: false },
      ),
    },
    handler: async request => ({
      items: await keptClocks(kernel, actorOf(request), request.query.records),
    }),
  })
}
