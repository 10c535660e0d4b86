import { Type } from 'typebox'
import { staffSeesInternal } from '../../../kernel/access/work-item-policy.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { notFound } from '../../../kernel/problem.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { previewAssignment } from '../assignment/preview-assignment.ts'

const id = Type.Optional(Type.String({ format: 'uuid' }))

export function assignmentRoutes(app: App, kernel: Kernel): void {
  app.get('/assignment-rules/preview', {
    config: signedIn,
    schema: {
      tags: ['Assignment rules'],
      summary: 'Which rule would decide for such an incident, and what each rule asks',
      operationId: 'assignment_rule_preview',
      querystring: Type.Object({ category: id, subcategory: id, service: id, location: id }),
    },
    handler: async request => {
      if (!staffSeesInternal(actorOf(request))) throw notFound('address')
      return { items: await previewAssignment(kernel, request.query) }
    },
  })
}
