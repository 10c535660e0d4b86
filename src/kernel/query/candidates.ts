import { type RawBuilder, sql } from 'kysely'

/** How many of the newest rows are looked through before the index is asked. */
const window = 4000
/** The most rows that are ranked or sorted, newest first. */
export const candidateLimit = 300

/**
 * The ids of the newest work items whose text matches, capped, so that a common word costs no more than a rare one:
 * a common word is found among the newest rows at once; only a rarer one, with fewer than `enough` hits among them,
 * asks the GIN index for all its rows.
 * `order by id` is newest first because ids are UUIDv7 of the time the item was opened.
 */
export function textCandidates(
  query: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
  { joins, enough }: { joins: string; enough: number },
): RawBuilder<unknown> {
  return sql`
    recent as materialized (
      select w.id from (select * from work_item order by id desc limit ${sql.lit(window)}) w ${sql.raw(joins)}
      where w.search @@ ${query} and ${condition} order by w.id desc limit ${sql.lit(candidateLimit)}),
    older as materialized (
      select id from (
        select w.id from work_item w ${sql.raw(joins)}
        where w.search @@ ${query} and ${condition} and (select count(*) from recent) < ${sql.lit(enough)} offset 0
      ) m order by id desc limit ${sql.lit(candidateLimit)}),
    candidate as materialized (select id from recent union select id from older)`
}
