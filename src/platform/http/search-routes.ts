import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { search } from '../../kernel/query/search.ts'
import { metaFor } from './meta.ts'
import { type App, actorOf, signedIn } from './routes.ts'

export function searchRoutes(app: App, kernel: Kernel): void {
  app.get('/search', {
    config: signedIn,
    schema: {
      tags: ['Search'],
      summary: 'Search every record you may see; an exact number is given as `jump`',
      querystring: Type.Object({
        q: Type.String({ minLength: 1, maxLength: 2000 }),
        types: Type.Optional(Type.String({ maxLength: 500 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
      }),
    },
    handler: request => {
      const { q, types, limit = 20 } = request.query
      return search(kernel, actorOf(request), { q, types: types?.split(',') ?? null, limit })
    },
  })

  app.get('/meta', {
    config: signedIn,
    schema: {
      tags: ['Meta'],
      summary: 'The record types with their fields, states and commands, in your language',
    },
    handler: request => metaFor(kernel, actorOf(request)),
  })
}
