import { sql } from 'kysely'
import { Type } from 'typebox'
import { all, any } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden } from '../../../kernel/problem.ts'
import { readRow } from '../../../kernel/query/read.ts'
import { toSql } from '../../../kernel/query/where-sql.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { article } from '../article.record.ts'

const tags = ['Articles']
const params = Type.Object({ id: Type.String({ maxLength: 64 }) })

const edition = Type.Object({
  edition: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  at: Type.Unsafe<Date>(Type.String({ format: 'date-time' })),
  by: Type.String(),
})
const translation = Type.Object({
  id: Type.String(),
  number: Type.String(),
  title: Type.String(),
  language: Type.String(),
  state: Type.String(),
  original: Type.Boolean(),
  outdated: Type.Boolean({ description: 'Its original has a newer edition than the one it translates.' }),
})
type Translation = { id: string; number: string; title: string; language: string; state: string }

const mostEditions = 50

export function editionRoutes(app: App, kernel: Kernel): void {
  app.get('/articles/:id/editions', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The newest 50 editions of an article, newest first',
      operationId: 'article_editions',
      params,
      response: { 200: Type.Object({ items: Type.Array(edition) }) },
    },
    handler: async request => {
      const actor = actorOf(request)
      const { id } = await readRow(kernel, actor, article, request.params.id)
      if (!article.seesInternal(actor)) throw forbidden('read former editions')
      const { rows } = await sql<{ edition: number; title: string; body: string; at: Date; by: string }>`
        select edition, title, body, at, by_name as by from article_edition where article_id = ${id}
        order by edition desc limit ${mostEditions}`.execute(kernel.db)
      return { items: rows }
    },
  })

  app.get('/articles/:id/translations', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The same article in other languages, as far as the reader may read them',
      operationId: 'article_translations',
      params,
      response: { 200: Type.Object({ items: Type.Array(translation) }) },
    },
    handler: async request => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, article, request.params.id)
      const first = row.original === null ? row.id : String(row.original)
      const family = any({ field: 'id', is: first }, { field: 'original', is: first })
      const where = all(article.read(actor), family, { not: { field: 'id', is: row.id } })
      const { rows } = await sql<Translation & { original: boolean; outdated: boolean }>`
        select w.id, w.number, w.title, o.language, w.state, o.original_id is null as original,
          o.original_id is not null and coalesce(o.original_edition, 0) < f.edition as outdated
        from work_item w join article o on o.id = w.id join article f on f.id = ${first}
        where ${toSql(where, kernel.registry.shape(article.type))} order by o.language, w.id limit 20`.execute(
        kernel.db,
      )
      return { items: rows }
    },
  })
}
