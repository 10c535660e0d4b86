import { sql } from 'kysely'
import { Type } from 'typebox'
import { type Actor, isAdministrator, isAuditor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import { historyPage, timelineOf } from '../../kernel/ledger/timeline.ts'
import { notFound } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from './routes.ts'
import { entriesOf } from './timeline-entries.ts'

const page = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
})

export function timelineRoute(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  app.get(`/${record.plural}/:id/timeline`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: `The history of one ${record.type}, oldest first; \`next\` leads towards the past`,
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      querystring: page,
    },
    handler: async request => {
      const actor = actorOf(request)
      const { limit = 100, cursor } = request.query
      const row = await readRow(kernel, actor, record, request.params.id)
      const { facts, next } = await timelineOf(kernel, actor, record, row.id, { limit, cursor })
      return { items: await entriesOf(kernel, actor, facts), next }
    },
  })
}

const auditFilter = Type.Object({
  ...page.properties,
  actor: Type.Optional(Type.String({ format: 'uuid' })),
  fact: Type.Optional(Type.String({ maxLength: 100 })),
  type: Type.Optional(Type.String({ maxLength: 64 })),
})

/** Everything that happened, for administrators and auditors: sign-ins, configuration, records. */
export function auditRoute(app: App, kernel: Kernel): void {
  app.get('/audit', {
    config: signedIn,
    schema: { tags: ['Audit'], summary: 'The whole ledger, latest last on a page', querystring: auditFilter },
    handler: async request => {
      const actor = actorOf(request)
      if (!isAdministrator(actor) && !isAuditor(actor)) throw notFound('address')
      const { limit = 100, cursor, actor: who, fact, type } = request.query
      const condition = sql<boolean>`${readable(kernel, actor)}
        and ${who ? sql`l.actor_id = ${who}` : sql`true`} and ${fact ? sql`l.fact = ${fact}` : sql`true`}
        and ${type ? sql`l.record_type = ${type}` : sql`true`}`
      const { facts, next } = await historyPage(kernel, condition, { limit, cursor })
      const entries = await entriesOf(kernel, actor, facts)
      return { items: entries.map((entry, index) => ({ ...entry, record: recordOf(facts[index]) })), next }
    },
  })
}

/** An auditor reads all; an administrator reads configuration and people, not the work he has no part in. */
function readable(kernel: Kernel, actor: Actor) {
  if (isAuditor(actor)) return sql<boolean>`true`
  const types = kernel.registry.modules
    .filter(module => module.record.kind === 'record')
    .map(module => module.record.type)
  return sql<boolean>`l.record_type = any(${types}::text[])`
}

const recordOf = (fact: PlacedFact | undefined) =>
  fact ? { type: fact.recordType, id: fact.recordId, title: fact.data?.title ?? null } : null
