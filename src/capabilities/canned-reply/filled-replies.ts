import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden, invalidField } from '../../kernel/problem.ts'
import { listRows } from '../../kernel/query/list.ts'
import { readRow } from '../../kernel/query/read.ts'
import { fillText, valuesOn } from '../../platform/desk/text-variables.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'

const query = Type.Object(
  {
    type: Type.String({ maxLength: 64, description: 'The type of the record that is answered.' }),
    record: Type.String({ maxLength: 64, description: 'Its id or number.' }),
  },
  { additionalProperties: false },
)
const items = Type.Array(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    group: Type.Union([Type.String(), Type.Null()]),
    text: Type.String(),
    missing: Type.Array(Type.String({ description: 'A variable the record has nothing for.' })),
  }),
)

/** A desk that keeps more answers than this does not find any. */
const most = 200

/** The answers a person may use on a record, filled in as they would be sent: one rule for the page and for scripts. */
export function filledReplyRoute(app: App, kernel: Kernel): void {
  app.get('/canned-replies/filled', {
    config: signedIn,
    schema: {
      tags: ['Canned replies'],
      summary: 'Canned replies with their variables filled in for one record',
      operationId: 'canned_reply_filled',
      querystring: query,
      response: { 200: Type.Object({ items }) },
    },
    handler: async request => {
      const actor = actorOf(request)
      const { type, record: target } = request.query
      const { record: replies } = kernel.registry.get('canned_reply')
      if (replies.read(actor) === false) throw forbidden('use canned replies')
      if (!kernel.registry.has(type)) throw invalidField('type', 'There is no such record type.')
      const { record } = kernel.registry.get(type)
      const values = valuesOn(record, await readRow(kernel, actor, record, target), actor)
      const { rows } = await listRows(kernel, actor, replies, { q: 'active:true', sort: 'name', limit: most })
      return {
        items: rows.map(row => ({
          id: row.id,
          name: String(row.name),
          group: row.group$name ? String(row.group$name) : null,
          ...fillText(String(row.body), values),
        })),
      }
    },
  })
}
