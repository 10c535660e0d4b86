import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { incidentMeasures } from '../queries/incident-measures.ts'

export function measureRoutes(app: App, kernel: Kernel): void {
  app.get('/incidents/:id/measures', {
    config: signedIn,
    schema: {
      tags: ['Incidents'],
      summary:
        'What the history measures: responses, holds, hand-overs, first contact; elapsed clock; for staff',
      operationId: 'incident_measures',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    },
    handler: request => incidentMeasures(kernel, actorOf(request), request.params.id),
  })
}
