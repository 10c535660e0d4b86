import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { type App, actorOf, signedIn } from '../http/routes.ts'
import { type JobStatus, readJob } from './status.ts'

/** How far work in the background is, for whoever asked for it. */
export function jobRoutes(app: App, kernel: Kernel): void {
  app.get('/jobs/:id', {
    config: signedIn,
    schema: {
      tags: ['Jobs'],
      summary: 'How far work in the background is',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      response: {
        200: Type.Unsafe<JobStatus>(
          Type.Object({
            id: Type.String(),
            kind: Type.String(),
            state: Type.String(),
            progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }),
            result: Type.Unknown(),
            error: Type.Union([Type.String(), Type.Null()]),
            createdAt: Type.String({ format: 'date-time' }),
          }),
        ),
      },
    },
    handler: request => readJob(kernel, actorOf(request), request.params.id),
  })
}
