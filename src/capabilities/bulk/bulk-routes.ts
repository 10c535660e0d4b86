import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Actor, mayWrite } from '../../kernel/access/actor.ts'
import { once } from '../../kernel/command/idempotency.ts'
import { parseInput } from '../../kernel/command/input.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden, notFound, Problem } from '../../kernel/problem.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { readJob } from '../../platform/jobs/status.ts'
import { type BulkOrder, type BulkReport, type BulkWords, orderOf } from './bulk-order.ts'
import { findRun, undoneBy } from './bulk-run.ts'
import { type BulkTarget, targetsOf } from './bulk-targets.ts'
import { previewBulk } from './preview-bulk.ts'
import { startBulk } from './run-bulk.ts'

const values = Type.Record(Type.String(), Type.Unknown())
const body = Type.Object(
  {
    ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { minItems: 1 })),
    q: Type.Optional(Type.String({ maxLength: 2000, description: 'In place of ids: all records it finds.' })),
    set: Type.Optional(values),
    command: Type.Optional(Type.String({ maxLength: 64, description: 'In place of set: a command to run.' })),
    input: Type.Optional(values),
    preview: Type.Boolean({
      description: 'Only say what would happen. Without values: on which records it is possible.',
    }),
  },
  { additionalProperties: false },
)
const refused = Type.Array(
  Type.Object({ id: Type.String(), number: Type.Union([Type.String(), Type.Null()]), reason: Type.String() }),
)
const report = Type.Object({
  total: Type.Integer(),
  changes: Type.Integer(),
  notAllowed: refused,
  invalid: refused,
  undo: Type.Union([Type.String({ description: 'For POST /jobs/:id/undo.' }), Type.Null()]),
})
const headers = Type.Object({ 'idempotency-key': Type.Optional(Type.String({ maxLength: 255 })) })
const response = { 200: report, 202: Type.Object({ job: Type.String() }) }

type Body = BulkTarget & BulkWords & { preview: boolean }

/** One change for many records, each by the command of the single one. More than 200 are left to a job. */
export function bulkRoutes(app: App, kernel: Kernel, { record, messages, ...rest }: RecordModule): void {
  if (!record.capabilities.bulk) return
  app.post(`/${record.plural}/bulk`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: `Change many ${record.plural} at once, or preview it`,
      body,
      headers,
      response,
    },
    handler: async (request, reply) => {
      const actor = actorOf(request)
      const { preview, ...given } = request.body as Body
      const order = orderOf({ record, messages, ...rest }, given)
      if (!mayWrite(actor)) throw forbidden(`change ${record.plural}`)
      if (order.input) await parseInput(kernel, order.command, order.input, actor)
      if (preview) return previewBulk(kernel, actor, order, targetsOf(kernel, actor, record, given))
      return answer(kernel, actor, request, reply, inside => change(inside, actor, order, given))
    },
  })
}

/** Takes back what a bulk edit set, where nobody changed it since. */
export function undoBulkRoute(app: App, kernel: Kernel): void {
  app.post('/jobs/:id/undo', {
    config: signedIn,
    schema: {
      tags: ['Jobs'],
      summary: 'Take back what a bulk edit set, where nobody changed it since',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      headers,
      response,
    },
    handler: (request, reply) => {
      const actor = actorOf(request)
      if (!mayWrite(actor)) throw forbidden('change records')
      const { id } = request.params as { id: string }
      return answer(kernel, actor, request, reply, inside => undo(inside, actor, id))
    },
  })
}

async function change(kernel: Kernel, actor: Actor, order: BulkOrder, target: BulkTarget) {
  const { record, name } = order.command
  if (order.input === null && name === 'edit') throw new Problem('bad_request', 'Say which fields to set.')
  const ids: string[] = []
  for await (const targets of targetsOf(kernel, actor, record, target))
    ids.push(...targets.map(({ id }) => id))
  const input = order.input ?? {}
  return startBulk(kernel, actor, { recordType: record.type, command: name, input, ids, total: ids.length })
}

async function undo(kernel: Kernel, actor: Actor, id: string) {
  const { state, result } = await readJob(kernel, actor, id)
  const run = await findRun(kernel, id)
  if (!run) throw notFound('bulk edit')
  if (state === 'waiting' || state === 'running')
    throw new Problem('not_now', 'It is still at work. Undo it when it is done.')
  const { changes = 0, undo: undoable = null } = (result ?? {}) as Partial<BulkReport>
  if (undoable === null) throw new Problem('not_now', 'There is nothing to undo.')
  const back = undoneBy(kernel, run)
  if (!back) throw new Problem('not_now', 'There is no command that takes this back.')
  const { command, input = {} } = back
  const { recordType } = run
  return startBulk(kernel, actor, { recordType, command, input, undoes: id, total: changes }).catch(error => {
    throw isTwice(error) ? new Problem('not_now', 'This was undone already.') : error
  })
}

const isTwice = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'bulk_run_undoes_key'

async function answer(
  kernel: Kernel,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  act: (kernel: Kernel) => Promise<BulkReport | { job: string }>,
) {
  const key = request.headers['idempotency-key']
  const done = async (inside: Kernel) => {
    const said = await act(inside)
    return { status: 'job' in said ? 202 : 200, body: said as unknown }
  }
  if (typeof key !== 'string' || key === '') {
    const { status, body: said } = await done(kernel)
    return reply.status(status).send(said)
  }
  const fingerprint = `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`
  const principal = actor.id ?? actor.name
  const said = await once(kernel, { principal, key, request: fingerprint }, done)
  if (said.replayed) void reply.header('idempotency-replayed', 'true')
  return reply.status(said.status).send(said.body)
}
