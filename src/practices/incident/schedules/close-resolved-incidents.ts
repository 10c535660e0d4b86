import { sql } from 'kysely'
import { systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Schedule } from '../../../kernel/record/registry.ts'
import { closeIncident } from '../commands/end-incident.ts'

/** Days a resolved incident stays open to "not fixed"; the setting `incident.autoCloseDays` changes it, 0 never closes. */
const defaultDays = 5
const batch = 500

async function dueForClosing(kernel: Kernel, days: number): Promise<string[]> {
  const before = new Date(kernel.clock.now().getTime() - days * 86_400_000)
  const found = await sql<{ id: string }>`
    select id from work_item where type = 'incident' and state = 'resolved' and resolved_at < ${before}
    order by resolved_at limit ${batch}`.execute(kernel.db)
  return found.rows.map(row => row.id)
}

/** Nobody objected in time: the resolution stands. */
export const closeResolvedIncidents: Schedule = {
  name: 'close-resolved-incidents',
  cron: '*/10 * * * *',
  async run(kernel) {
    const days = kernel.settings.get('incident.autoCloseDays', defaultDays)
    if (days <= 0) return
    for (const target of await dueForClosing(kernel, days)) {
      await execute(kernel, {
        actor: systemActor('incident'),
        command: closeIncident,
        target,
        input: {},
      }).catch(error => {
        // Somebody reopened or closed it in this moment.
        if (!(error instanceof Problem && error.code === 'not_now')) throw error
      })
    }
  },
}
