import { sql } from 'kysely'
import { Type } from 'typebox'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '../../../kernel/kernel.ts'
import { readRow } from '../../../kernel/query/read.ts'
import { type App, actorOf, signedIn, writerOf } from '../../../platform/http/routes.ts'
import { article } from '../article.record.ts'
import { answers } from './answers.ts'

const tags = ['Articles']
const words = Type.String({ maxLength: 300, description: 'What was asked, in the words of who asks.' })

const answer = Type.Object({
  id: Type.String(),
  number: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  language: Type.String(),
  snippet: Type.String({ description: 'Escaped text; <mark> is round what matched.' }),
  matched: Type.Array(Type.String()),
  alike: Type.Array(Type.String({ description: 'Words that were found in another spelling.' })),
})

/** Asking the published articles, and remembering what was asked and read: measures and gaps are worked out of it. */
export function answerRoutes(app: App, kernel: Kernel): void {
  app.get('/knowledge/answers', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Published articles that may answer a question',
      operationId: 'knowledge_answers',
      querystring: Type.Object({
        q: words,
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 8 })),
      }),
      response: { 200: Type.Object({ items: Type.Array(answer) }) },
    },
    handler: async request => {
      const { q, limit = 8 } = request.query
      return { items: await answers(kernel, actorOf(request), q, limit) }
    },
  })

  app.post('/knowledge/searches', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Remember that something was looked for',
      operationId: 'knowledge_searched',
      body: Type.Object({ words, found: Type.Integer({ minimum: 0, maximum: 1000 }) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const { words: text, found } = request.body
      const asked = text.trim().toLowerCase()
      if (asked !== '')
        await sql`insert into knowledge_search (id, person_id, words, found, at)
          values (${uuidv7()}, ${writerOf(request).id}, ${asked}, ${found}, ${kernel.clock.now()})`.execute(
          kernel.db,
        )
      return reply.status(204).send(null)
    },
  })

  app.post('/knowledge/reads', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Remember that an article was read',
      operationId: 'knowledge_read',
      body: Type.Object({ article: Type.String({ maxLength: 64 }), words: Type.Optional(words) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const actor = writerOf(request)
      const { id } = await readRow(kernel, actor, article, request.body.article)
      const asked = request.body.words?.trim().toLowerCase() || null
      await sql`insert into article_read (id, article_id, person_id, words, at)
        values (${uuidv7()}, ${id}, ${actor.id}, ${asked}, ${kernel.clock.now()})`.execute(kernel.db)
      return reply.status(204).send(null)
    },
  })
}
