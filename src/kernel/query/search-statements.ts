import { type RawBuilder, sql } from 'kysely'
import type { Where } from '../access/where.ts'
import type { Shape } from '../record/shape.ts'
import { textCandidates } from './candidates.ts'
import { ownJoin, toSql } from './where-sql.ts'

/** What is asked of one record type: the rows this actor may see, and the text they must hold. */
export interface Asked {
  shape: Shape
  where: Where
  query: RawBuilder<unknown>
}

/** A hit as the database gives it; the snippet's marks are control characters still. */
export interface Ranked {
  type: string
  id: string
  number: string | null
  title: string
  state: string | null
  stateCategory: string | null
  updatedAt: Date
  rank: number
  snippet: string
}

export const headline = 'StartSel=\u0001, StopSel=\u0002, MaxWords=24, MinWords=10, MaxFragments=1'

const snippet = (title: RawBuilder<unknown>, body: RawBuilder<unknown>, query: RawBuilder<unknown>) =>
  sql`ts_headline('steward', ${title} || ' — ' || ${body}, ${query}, ${headline}) as snippet`

/** The best work items of the types asked alike, in one statement: each would look through the newest rows again. */
export function workItemSearch(asked: readonly Asked[], limit: number): RawBuilder<Ranked> {
  const [first] = asked
  if (!first) throw new Error('No type is asked.')
  const { shape, where, query } = first
  const own = ownJoin(shape, where)
  const types = sql.join(asked.map(each => sql.lit(each.shape.record.type)))
  const condition = sql<boolean>`w.type in (${types}) and ${toSql(where, shape)}`
  const body = sql`coalesce(left(w.description, 2000), '')`
  return sql`/* custom plan */ with ${textCandidates(query, condition, { joins: own, enough: limit })}, best as (
      select w.id, ts_rank(w.search, ${query}) as rank from candidate c join work_item w on w.id = c.id
      order by rank desc, w.id desc limit ${limit})
    select w.type, w.id, w.number, w.state, w.state_category as "stateCategory", w.title,
      w.updated_at as "updatedAt", best.rank, ${snippet(sql`w.title`, body, query)}
    from best join work_item w on w.id = best.id order by best.rank desc, w.id desc`
}

/** The best of each other type in one statement. Their tables are small: what is ranked is capped, not chosen. */
export const recordSearch = (asked: readonly Asked[], limit: number): RawBuilder<Ranked> =>
  sql.join(
    asked.map(each => sql`(${best(each, limit)})`),
    sql` union all `,
  )

function best({ shape, where, query }: Asked, limit: number): RawBuilder<unknown> {
  const { record, mainTable } = shape
  const title = sql.raw(`w.${shape.column(record.titleField)?.name ?? 'name'}`)
  const body = shape.column('description') ? sql`coalesce(left(w.description, 2000), '')` : sql`''`
  return sql`
    select ${sql.lit(record.type)} as type, w.id, null as number, ${title} as title, null as state,
      null as "stateCategory", w.updated_at as "updatedAt", best.rank, ${snippet(title, body, query)}
    from (select c.id, ts_rank(c.search, ${query}) as rank from (
        select w.id, w.search from ${sql.raw(mainTable)} w
        where w.search @@ ${query} and ${toSql(where, shape)} limit 300) c
      order by rank desc, c.id desc limit ${limit}) best
    join ${sql.raw(mainTable)} w on w.id = best.id`
}
