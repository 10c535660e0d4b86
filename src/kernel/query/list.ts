import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { all } from '../access/where.ts'
import type { Kernel } from '../kernel.ts'
import type { AnyRow, RecordType } from '../record/declaration.ts'
import type { Shape } from '../record/shape.ts'
import { textCandidates } from './candidates.ts'
import { type Filter, filterOf } from './filter.ts'
import { cursorOf, type Key, keysOf, orderBy, pages, readCursor } from './keyset.ts'
import { textQuery } from './text-query.ts'
import { ownJoin, toSql } from './where-sql.ts'

export interface ListRequest {
  q?: string | undefined
  sort?: string | undefined
  limit?: number | undefined
  cursor?: string | undefined
  /** Every row whose text matches, not only the newest that a person would page to: for exports and bulk edits. */
  complete?: boolean
}

export interface Page {
  rows: AnyRow[]
  next: string | null
}

const countCap = 10_000
/** How many rows are fetched: one more than asked for, rounded up. Written out, since a plan for any number is worse. */
const fetchSteps = [26, 51, 101, 201, 501]

/** One page of the rows this actor may see. Keyset paging: page 1,000 costs what page 1 costs. */
export async function listRows(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  request: ListRequest,
): Promise<Page> {
  const shape = kernel.registry.shape(record.type)
  const filter = await filterOf(kernel, actor, record, request.q ?? '')
  const keys = keysOf(shape, request.sort ?? record.defaultSort)
  const limit = request.limit ?? 50
  const after = request.cursor ? readCursor(request.cursor, keys) : null
  const scope = scopeOf(actor, record, shape, filter, request.complete)
  const most = fetchSteps.find(step => step > limit) ?? limit + 1
  const rows = await sql<AnyRow>`${scope.hint} ${scope.with}
    select ${sql.raw(shape.select)} from (${idsOf(scope, keys, after, most)}) page
    join ${sql.raw(shape.from().replace(/^(\w+) w/, '$1 w on w.id = page.id'))}
    order by ${orderBy(keys)} limit ${sql.lit(most)}`.execute(kernel.db)
  const items = rows.rows.slice(0, limit)
  const last = items.at(-1)
  return { rows: items, next: rows.rows.length > limit && last ? cursorOf(keys, last) : null }
}

/** How many rows the query has for this actor: exact up to 10,000, then "more than". */
export async function countRows(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  q: string,
): Promise<{ count: number; capped: boolean }> {
  const shape = kernel.registry.shape(record.type)
  const scope = scopeOf(actor, record, shape, await filterOf(kernel, actor, record, q))
  const found = await sql<{ count: number }>`${scope.hint} ${scope.with}
    select count(*)::int as count from (
      select 1 from ${scope.from} where ${scope.condition} limit ${sql.lit(countCap + 1)}) capped`.execute(
    kernel.db,
  )
  const count = found.rows[0]?.count ?? 0
  return { count: Math.min(count, countCap), capped: count > countCap }
}

export interface Scope {
  /** Text search wants its plan made for the very words; other lists keep their prepared plan. */
  hint: RawBuilder<unknown>
  with: RawBuilder<unknown>
  from: RawBuilder<unknown>
  condition: RawBuilder<boolean>
}

/** Access and filter in one condition: there is no way to list, count or group without the first. */
export function scopeOf(
  actor: Actor,
  record: RecordType,
  shape: Shape,
  filter: Filter,
  complete = false,
): Scope {
  const where = all(record.read(actor), filter.where)
  const own = ownJoin(shape, where)
  const ofType =
    record.kind === 'work-item' ? sql<boolean>`w.type = ${sql.lit(record.type)}` : sql<boolean>`true`
  const condition = sql<boolean>`${ofType} and ${toSql(where, shape)}`
  const from = sql`${sql.raw(shape.mainTable)} w ${sql.raw(own)}`
  if (filter.words.length === 0) return { hint: sql``, with: sql``, from, condition }
  const query = textQuery(filter.words, record.seesInternal(actor))
  const hint = sql.raw('/* custom plan */')
  if (record.kind === 'record' || complete) {
    return { hint, with: sql``, from, condition: sql<boolean>`${condition} and w.search @@ ${query}` }
  }
  return {
    hint,
    with: sql`with ${textCandidates(query, condition, { joins: own, enough: 50 })}`,
    from: sql`candidate c join work_item w on w.id = c.id ${sql.raw(own)}`,
    condition: sql<boolean>`true`,
  }
}

function idsOf(
  scope: Scope,
  keys: readonly Key[],
  after: readonly unknown[] | null,
  limit: number,
): RawBuilder<unknown> {
  const page = (more: RawBuilder<boolean>) => sql`(select w.id from ${scope.from}
    where ${scope.condition} and ${more} order by ${orderBy(keys)} limit ${sql.lit(limit)})`
  return sql.join(pages(keys, after).map(page), sql` union all `)
}
