import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { groupRows } from './group-rows.ts'

const querystring = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 2000 })),
    by: Type.String({ maxLength: 64, description: 'A choice, a reference or a yes-no field.' }),
  },
  { additionalProperties: false },
)
const text = Type.Union([Type.String(), Type.Null()])
const response = {
  200: Type.Object({
    items: Type.Array(Type.Object({ value: text, name: text, count: Type.Integer() })),
    capped: Type.Boolean({ description: 'Only the first 10,000 rows were counted.' }),
    more: Type.Boolean({ description: 'There are more than the 100 groups told, the largest.' }),
  }),
}

/** How the rows of a query fall into groups; the rows of one are the list of `q` and `field:value`. */
export function groupRoutes(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  app.get(`/${record.plural}/groups`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: `Count ${record.plural} by the values of a field`,
      operationId: `${record.type}_groups`,
      querystring,
      response,
    },
    handler: request => {
      const { q = '', by } = request.query as { q?: string; by: string }
      return groupRows(kernel, actorOf(request), record, { q, by })
    },
  })
}
