import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'
import { loadWorkingTimes } from '../../../people/calendar/working-times.ts'
import { loadStandings } from '../agreement/in-force.ts'
import type { Definitions } from '../clock/clocks-of.ts'

/** The agreements over time and whose hours are whose; four short queries. */
export async function loadDefinitions(db: Executor): Promise<Definitions> {
  return {
    standings: await loadStandings(db),
    hours: {
      times: await loadWorkingTimes(db),
      ofGroup: await calendarsIn(db, 'assignment_group'),
      ofService: await calendarsIn(db, 'service'),
    },
  }
}

async function calendarsIn(
  db: Executor,
  table: 'assignment_group' | 'service',
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; calendar: string }>`
    select id, calendar_id as calendar from ${sql.raw(table)} where calendar_id is not null`.execute(db)
  return new Map(found.rows.map(({ id, calendar }) => [id, calendar]))
}
