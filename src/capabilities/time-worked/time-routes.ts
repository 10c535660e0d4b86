import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { mostEntries, type TimeEntry, timeOn, timersOn } from './time-entry.ts'
import { timeKinds } from './time-kinds.ts'

/** An entry as a reply has it. */
export const presentEntry = ({ personId, personName, ...entry }: TimeEntry) => ({
  id: entry.id,
  person: { id: personId, name: personName },
  minutes: entry.minutes,
  workedOn: entry.workedOn,
  kind: entry.kind,
  billable: entry.billable,
  note: entry.note,
  startedAt: entry.startedAt,
  loggedAt: entry.loggedAt,
})

export function timeOnRecordRoute(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  if (!record.capabilities.timeWorked) return
  app.get(`/${record.plural}/:id/time-worked`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: `Time worked on this record: the latest ${mostEntries} entries, the sums of all, whose timers run`,
      operationId: `${record.type}_time_worked`,
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    },
    handler: async request => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, record, request.params.id)
      if (!record.seesInternal(actor)) throw forbidden('see the time worked')
      const { items, total, billable } = await timeOn(kernel, row.id)
      return {
        items: items.map(presentEntry),
        total,
        billable,
        kinds: timeKinds(kernel.settings),
        running: await timersOn(kernel, row.id),
      }
    },
  })
}
