import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { asRequester } from '../queries/as-requester.ts'
import { callerContext } from '../queries/caller-context.ts'

const tags = ['Incidents']
const params = Type.Object({ id: Type.String({ maxLength: 64 }) })

export function contextRoutes(app: App, kernel: Kernel): void {
  app.get('/incidents/:id/context', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Who called, his open and last incidents, and how often he called; for staff',
      operationId: 'incident_context',
      params,
    },
    handler: request => callerContext(kernel, actorOf(request), request.params.id),
  })

  app.get('/incidents/:id/as-requester', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The incident and its history as its requester sees them; for staff, and kept in the history',
      operationId: 'incident_as_requester',
      params,
    },
    handler: request => asRequester(kernel, actorOf(request), request.params.id),
  })
}
