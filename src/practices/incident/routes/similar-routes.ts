import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { readRow } from '../../../kernel/query/read.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { incident } from '../incident.record.ts'
import { similarIncidents } from '../queries/similar-incidents.ts'

const tags = ['Incidents']

export function similarRoutes(app: App, kernel: Kernel): void {
  app.get('/incidents/similar', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Incidents like a text that is being typed',
      operationId: 'incident_similar_to_text',
      querystring: Type.Object({
        text: Type.String({ maxLength: 500 }),
        own: Type.Optional(Type.Boolean({ description: 'Only those opened for you.' })),
      }),
    },
    handler: async request => ({
      items: await similarIncidents(kernel, actorOf(request), request.query.text, {
        own: request.query.own === true,
      }),
    }),
  })

  app.get('/incidents/:id/similar', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Incidents like this one, open and resolved',
      operationId: 'incident_similar',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    },
    handler: async request => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, incident, request.params.id)
      return { items: await similarIncidents(kernel, actor, String(row.title), { except: row.id }) }
    },
  })
}
