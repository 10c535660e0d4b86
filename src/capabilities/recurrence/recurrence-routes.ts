import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import { mayWrite } from '../../kernel/access/actor.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { forbidden } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import { mayKeep } from '../../platform/desk/kept-for-group.ts'
import { answerOnce } from '../../platform/http/answer-once.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { createOne, recurrenceOf } from './create-recurring.ts'
import { nextOccurrences } from './occurrences.ts'
import { ruleOf } from './rule-of.ts'

const tags = ['Recurring records']
const target = Type.Object({ id: Type.String({ format: 'uuid' }) })
const headers = Type.Object({ 'idempotency-key': Type.Optional(Type.String({ maxLength: 255 })) })
const text = Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()]))
const rule = Type.Object(
  {
    frequency: text,
    weekdays: Type.Optional(Type.Array(Type.String({ maxLength: 3 }), { maxItems: 7 })),
    dayOfMonth: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
    month: text,
    time: text,
    timeZone: text,
    startsOn: text,
    endsOn: text,
  },
  { additionalProperties: false },
)
const shown = 5

interface RunRow {
  occurrence: Date
  at: Date
  recordType: string | null
  number: string | null
  problem: string | null
  by: string | null
}

export function recurrenceRoutes(app: App, kernel: Kernel): void {
  app.post('/recurrences/dates', {
    config: signedIn,
    schema: { tags, summary: 'The next five times of a rule', operationId: 'recurrence_dates', body: rule },
    handler: request => {
      actorOf(request)
      const times = nextOccurrences(ruleOf(request.body), kernel.clock.now(), shown)
      return { items: times.map(at => at.toISOString()) }
    },
  })

  app.get('/recurrences/:id/runs', {
    config: signedIn,
    schema: {
      tags,
      summary: 'What came of the last fifty times',
      operationId: 'recurrence_runs',
      params: target,
    },
    handler: async request => {
      const { record } = kernel.registry.get('recurrence')
      const row = await readRow(kernel, actorOf(request), record, request.params.id)
      const found = await sql<RunRow>`
        select occurrence, at, record_type as "recordType", number, problem, by_name as by
        from recurrence_run where recurrence_id = ${row.id} order by occurrence desc limit 50`.execute(
        kernel.db,
      )
      return { items: found.rows }
    },
  })

  app.post('/recurrences/:id/run', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Create its record now, out of turn; the calendar goes on as before',
      operationId: 'recurrence_run',
      params: target,
      headers,
    },
    handler: (request, reply) => {
      const actor = actorOf(request)
      return answerOnce(kernel, actor, request, reply, inside => runNow(inside, actor, request.params.id))
    },
  })
}

async function runNow(kernel: Kernel, actor: Actor, id: string) {
  const { record } = kernel.registry.get('recurrence')
  const seen = await readRow(kernel, actor, record, id)
  if (!mayWrite(actor) || !mayKeep(actor, seen)) throw forbidden('run this recurrence')
  const now = kernel.clock.now()
  const act = async (inside: Kernel) =>
    createOne(inside, await recurrenceOf(inside, id), { occurrence: now, now, by: actor.name })
  if (kernel.db.isTransaction) return act(kernel)
  const made = await kernel.root.transaction().execute(tx => act(withExecutor(kernel, tx)))
  kernel.wake()
  return made
}
