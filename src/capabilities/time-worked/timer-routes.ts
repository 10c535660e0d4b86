import { Type } from 'typebox'
import { matches } from '../../kernel/access/where.ts'
import { once } from '../../kernel/command/idempotency.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { present } from '../../kernel/query/present.ts'
import { loadRow } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { replySchema } from '../../kernel/record/schema.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { switchTimer } from './switch-timer.ts'
import { timerOf } from './time-entry.ts'

/** POST /:plural/:id/startTimer: the one act of a work item that may also end an act on another. */
export function startTimerRoute(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  const start = kernel.registry.command(record.type, 'startTimer')
  if (!start) return
  app.post(`/${record.plural}/:id/startTimer`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: 'Start your timer here; one that runs elsewhere is stopped and its time logged',
      operationId: `${record.type}_startTimer`,
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String({ maxLength: 255 })) }),
      response: { 200: replySchema(record) },
    },
    serializerCompiler: () => JSON.stringify,
    handler: async request => {
      const actor = actorOf(request)
      const act = async (inside: Kernel) =>
        present(inside, actor, record, await switchTimer(inside, actor, start, request.params.id))
      const key = request.headers['idempotency-key']
      if (key) {
        const principal = actor.id ?? actor.name
        const asked = `${request.method} ${request.url}`
        const answer = await once(kernel, { principal, key, request: asked }, async inside => ({
          status: 200,
          body: await act(inside),
        }))
        return answer.body
      }
      const body = await kernel.root.transaction().execute(tx => act(withExecutor(kernel, tx)))
      kernel.wake()
      return body
    },
  })
}

/** GET /timer: what the bar on every page shows. */
export function myTimerRoute(app: App, kernel: Kernel): void {
  app.get('/timer', {
    config: signedIn,
    schema: {
      tags: ['Time worked'],
      summary: 'Your running timer, if there is one',
      operationId: 'timer_read',
    },
    handler: async request => {
      const actor = actorOf(request)
      const timer = await timerOf(kernel, actor.id)
      if (!timer || !kernel.registry.has(timer.recordType)) return { running: null }
      const { record } = kernel.registry.get(timer.recordType)
      const row = await loadRow(kernel, record, timer.recordId)
      if (!row || !matches(record.read(actor), row)) return { running: null }
      const { id, number, title } = row
      return { running: { startedAt: timer.startedAt, record: { id, type: record.type, number, title } } }
    },
  })
}
