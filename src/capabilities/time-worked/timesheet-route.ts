import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Actor, isAuditor, isProcessOwner, isStaff } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden, notFound, Problem } from '../../kernel/problem.ts'
import { loadRows } from '../../kernel/query/read.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { entryColumns, type TimeEntry, workerOf } from './time-entry.ts'
import { presentEntry } from './time-routes.ts'
import { dayIn } from './worked-day.ts'

const dayMs = 86_400_000
const mostDays = 92
const mostRows = 2000

interface Row extends TimeEntry {
  recordType: string
  recordId: string
}

/** Hours are personal: one's own, and those of others for who leads them, owns the process or audits it. */
const mayReadTimeOf = (actor: Actor, personId: string): boolean =>
  isAuditor(actor) ||
  isProcessOwner(actor) ||
  (isStaff(actor) && (actor.id === personId || actor.reports.includes(personId)))

export function timesheetRoute(app: App, kernel: Kernel): void {
  app.get('/time-worked', {
    config: signedIn,
    schema: {
      tags: ['Time worked'],
      summary: `What a person worked, day by day: at most ${mostDays} days and ${mostRows} entries`,
      operationId: 'time_worked_by_person',
      querystring: Type.Object(
        {
          person: Type.Optional(Type.String({ format: 'uuid', description: 'You, unless given.' })),
          from: Type.Optional(Type.String({ format: 'date', description: 'Six days before `to`.' })),
          to: Type.Optional(Type.String({ format: 'date', description: 'Today, where the person is.' })),
        },
        { additionalProperties: false },
      ),
    },
    handler: async request => {
      const actor = actorOf(request)
      const personId = request.query.person ?? actor.id ?? ''
      if (!mayReadTimeOf(actor, personId)) throw forbidden('see the time this person worked')
      const worker = await workerOf(kernel, personId)
      if (!worker) throw notFound('person')
      const to = request.query.to ?? dayIn(worker.timeZone, kernel.clock.now())
      const from = request.query.from ?? dayBefore(to, 6)
      if (from > to || from < dayBefore(to, mostDays - 1)) {
        throw new Problem('bad_request', `Ask for at most ${mostDays} days, the first before the last.`)
      }
      const rows = await entriesBetween(kernel, personId, from, to)
      const known = await readable(kernel, actor, rows)
      const items = rows.slice(0, mostRows)
      const days = [...Map.groupBy(items, row => row.workedOn)].map(([day, entries]) => ({
        day,
        minutes: sum(entries),
        entries: entries.map(entry => {
          const record = known.get(entry.recordId) ?? null
          return { ...presentEntry(entry), note: record ? entry.note : null, record }
        }),
      }))
      const person = { id: worker.id, name: worker.name }
      return { person, from, to, total: sum(items), days, more: rows.length > mostRows }
    },
  })
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10)

const sum = (entries: readonly TimeEntry[]): number =>
  entries.reduce((total, entry) => total + entry.minutes, 0)

async function entriesBetween(kernel: Kernel, personId: string, from: string, to: string): Promise<Row[]> {
  const found = await sql<Row>`
    select ${entryColumns}, e.record_type as "recordType", e.record_id as "recordId"
    from time_entry e join person p on p.id = e.person_id
    where e.person_id = ${personId} and e.worked_on between ${from}::date and ${to}::date
    order by e.worked_on, e.logged_at, e.id limit ${mostRows + 1}`.execute(kernel.db)
  return found.rows
}

/** The records behind the entries, of those this reader may know of; one read for each type. */
async function readable(kernel: Kernel, actor: Actor, rows: readonly Row[]) {
  const known = new Map<string, { id: string; type: string; number: unknown; title: unknown }>()
  for (const [type, entries] of Map.groupBy(rows, row => row.recordType)) {
    if (!kernel.registry.has(type)) continue
    const { record } = kernel.registry.get(type)
    const ids = [...new Set(entries.map(entry => entry.recordId))]
    for (const row of await loadRows(kernel, record, ids)) {
      if (!matches(record.read(actor), row)) continue
      known.set(row.id, { id: row.id, type, number: row.number, title: row.title })
    }
  }
  return known
}
