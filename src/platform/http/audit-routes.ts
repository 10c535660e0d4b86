import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type Actor, isAdministrator, isAuditor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import { historyPage } from '../../kernel/ledger/timeline.ts'
import { notFound } from '../../kernel/problem.ts'
import { recordTitles } from './record-titles.ts'
import { type App, actorOf, signedIn } from './routes.ts'
import { entriesOf } from './timeline-entries.ts'
import { page } from './timeline-routes.ts'

const instant = Type.String({ format: 'date-time' })
const filter = {
  actor: Type.Optional(Type.String({ format: 'uuid' })),
  fact: Type.Optional(Type.String({ maxLength: 100 })),
  type: Type.Optional(Type.String({ maxLength: 64 })),
  from: Type.Optional(instant),
  before: Type.Optional(instant),
}
const auditFilter = Type.Object({ ...page.properties, ...filter })
const fileFilter = Type.Object(filter)

/** A file for a spreadsheet; whoever needs more narrows the time. */
const mostLines = 20_000

/** Everything that happened, for administrators and auditors: sign-ins, configuration, records. */
export function auditRoute(app: App, kernel: Kernel): void {
  app.get('/audit', {
    config: signedIn,
    schema: { tags: ['Audit'], summary: 'The whole ledger, latest last on a page', querystring: auditFilter },
    handler: async request => {
      const actor = overseer(actorOf(request))
      const { limit = 100, cursor } = request.query
      const { facts, next } = await historyPage(kernel, conditionOf(kernel, actor, request.query), {
        limit,
        cursor,
      })
      const entries = await entriesOf(kernel, actor, facts)
      const titles = await recordTitles(kernel, actor, facts)
      const items = entries.map((entry, index) => ({ ...entry, record: recordOf(facts[index], titles) }))
      return { items, next }
    },
  })

  app.get('/audit/export', {
    config: signedIn,
    schema: {
      tags: ['Audit'],
      summary: `The ledger as a table (CSV), oldest first; at most the latest ${mostLines} entries`,
      querystring: fileFilter,
    },
    handler: async (request, reply) => {
      const actor = overseer(actorOf(request))
      const { facts } = await historyPage(kernel, conditionOf(kernel, actor, request.query), {
        limit: mostLines,
      })
      const entries = await entriesOf(kernel, actor, facts)
      const titles = await recordTitles(kernel, actor, facts)
      const lines = entries.map((entry, index) => [
        entry.at.toISOString(),
        entry.actor.name,
        entry.via,
        entry.fact,
        entry.label,
        facts[index]?.recordType,
        facts[index]?.recordId,
        titles.get(facts[index]?.recordId ?? ''),
        entry.changes.map(({ label, from, to }) => `${label}: ${from ?? ''} → ${to ?? ''}`).join('; '),
      ])
      const columns = ['at', 'actor', 'via', 'fact', 'label', 'type', 'record', 'name', 'changes']
      const day = kernel.clock.now().toISOString().slice(0, 10)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="audit-${day}.csv"`)
        .send(stringify([columns, ...lines], { bom: true, escape_formulas: true }))
    },
  })
}

function overseer(actor: Actor): Actor {
  if (!isAdministrator(actor) && !isAuditor(actor)) throw notFound('address')
  return actor
}

function conditionOf(kernel: Kernel, actor: Actor, asked: Static<typeof fileFilter>) {
  const { actor: who, fact, type, from, before } = asked
  return sql<boolean>`${readable(kernel, actor)}
    and ${who ? sql`l.actor_id = ${who}` : sql`true`} and ${fact ? sql`l.fact = ${fact}` : sql`true`}
    and ${type ? sql`l.record_type = ${type}` : sql`true`}
    and ${from ? sql`l.at >= ${new Date(from)}` : sql`true`}
    and ${before ? sql`l.at < ${new Date(before)}` : sql`true`}`
}

/** An auditor reads all; an administrator reads configuration and people, not the work he has no part in. */
function readable(kernel: Kernel, actor: Actor) {
  if (isAuditor(actor)) return sql<boolean>`true`
  const types = kernel.registry.modules
    .filter(module => module.record.kind === 'record')
    .map(module => module.record.type)
  return sql<boolean>`l.record_type = any(${types}::text[])`
}

const recordOf = (fact: PlacedFact | undefined, titles: ReadonlyMap<string, string>) =>
  fact ? { type: fact.recordType, id: fact.recordId, title: titles.get(fact.recordId) ?? null } : null
