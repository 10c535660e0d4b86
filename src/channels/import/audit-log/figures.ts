import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import { externalIdOf } from './history-of.ts'

interface Figures {
  incidents: number
  events: number
  meanHoursToResolve: number | null
  medianHoursToResolve: number | null
  shareNotReassigned: number | null
  shareReopened: number | null
}

/**
 * What the imported incidents say, from the database alone, summed exactly, so that the order of the rows makes no
 * difference. Hours go from opened to resolved by the clock, over the incidents that have a resolved time; shares are parts
 * of 1 of all of them.
 */
export async function figuresOf(kernel: Kernel, numbers: readonly string[]): Promise<Figures> {
  const externalIds = numbers.map(externalIdOf)
  const found = await sql<Figures>`
    with here as (
      select w.id, extract(epoch from w.resolved_at - w.created_at) / 3600 as hours,
        i.reassignment_count, i.reopen_count
      from work_item w join incident i on i.id = w.id
      where w.type = 'incident' and w.external_id = any(${externalIds}::text[]))
    select count(*)::int as incidents,
      (select count(*)::int from ledger l where l.record_id in (select id from here) and l.via = 'import') as events,
      avg(hours)::float8 as "meanHoursToResolve",
      percentile_cont(0.5) within group (order by hours::float8) as "medianHoursToResolve",
      avg((reassignment_count = 0)::int)::float8 as "shareNotReassigned",
      avg((reopen_count > 0)::int)::float8 as "shareReopened"
    from here`.execute(kernel.db)
  const [figures] = found.rows
  if (!figures) throw new Error('A count has a row.')
  return figures
}
