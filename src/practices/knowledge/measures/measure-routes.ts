import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden } from '../../../kernel/problem.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { article } from '../article.record.ts'
import { knowledgeMeasures } from './measures.ts'

const count = Type.Integer()
const reply = Type.Object({
  reads: count,
  selfSolved: count,
  opened: count,
  deflection: Type.Union([Type.Number(), Type.Null()]),
  resolved: count,
  reused: count,
  gaps: Type.Array(Type.Object({ words: Type.String(), searches: count, people: count, found: count })),
})

export function measureRoutes(app: App, kernel: Kernel): void {
  app.get('/knowledge/measures', {
    config: signedIn,
    schema: {
      tags: ['Articles'],
      summary: 'Deflection, reuse and what was not found, with their counts',
      operationId: 'knowledge_measures',
      querystring: Type.Object({
        days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 90 })),
      }),
      response: { 200: reply },
    },
    handler: request => {
      if (!article.seesInternal(actorOf(request))) throw forbidden('read the measures of knowledge')
      const days = request.query.days ?? 90
      return knowledgeMeasures(kernel, new Date(kernel.clock.now().getTime() - days * 86_400_000))
    },
  })
}
