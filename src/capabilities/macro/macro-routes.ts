import { Type } from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { present } from '../../kernel/query/present.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { withNames, workTypeOf } from '../../platform/desk/prepared-input.ts'
import { References } from '../../platform/desk/reference-names.ts'
import { answerOnce } from '../../platform/http/answer-once.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { previewMacro } from './preview-macro.ts'
import { runMacro } from './run-macro.ts'
import { orderOf, readSteps, type Step } from './steps.ts'
import { takeBack } from './take-back.ts'

const tags = ['Macros']
const target = Type.Object({ id: Type.String({ maxLength: 64 }) })
const headers = Type.Object({ 'idempotency-key': Type.Optional(Type.String({ maxLength: 255 })) })
const which = Type.Object(
  {
    macro: Type.String({ format: 'uuid' }),
    version: Type.Optional(
      Type.Integer({ description: 'Of the record, as previewed: refused when it moved on.' }),
    ),
  },
  { additionalProperties: false },
)

/** A macro's steps as its page edits them: references with their names. */
export function macroStepsRoute(app: App, kernel: Kernel): void {
  app.get('/macros/:id/steps', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The steps of a macro, references with their names',
      operationId: 'macro_steps',
      params: target,
    },
    handler: async request => {
      const { record } = kernel.registry.get('macro')
      const row = await readRow(kernel, actorOf(request), record, request.params.id)
      return { steps: await namedSteps(kernel, workTypeOf(kernel, row.recordType), readSteps(row.steps)) }
    },
  })
}

async function namedSteps(kernel: Kernel, module: RecordModule, steps: readonly Step[]) {
  const orders = steps.map((step, index) => orderOf(module, step, index))
  const references = new References()
  for (const { command, input } of orders) references.add(command.input, input)
  const names = await references.names(kernel)
  return steps.map((step, index) => {
    const fields = orders[index]?.command.input ?? {}
    if (step.kind === 'set') return { ...step, fields: withNames(fields, step.fields, names) }
    return step.kind === 'command' ? { ...step, input: withNames(fields, step.input, names) } : step
  })
}

/** Macros on the records of one type of work: what would happen, doing it, taking it back. */
export function macroRoutes(app: App, kernel: Kernel, module: RecordModule): void {
  const { record, messages } = module
  if (record.kind !== 'work-item' || !kernel.registry.has('macro')) return
  const path = `/${record.plural}/:id/macro`
  const of = (words: string, name: string) => ({
    tags: [messages.en.labelPlural],
    summary: words,
    operationId: `${record.type}_macro_${name}`,
    params: target,
  })

  app.post(`${path}/preview`, {
    config: signedIn,
    schema: {
      ...of(`What a macro would do to one ${record.type}; nothing is written`, 'preview'),
      body: which,
    },
    handler: async request => {
      const actor = actorOf(request)
      const { steps } = await macroFor(kernel, actor, module, request.body.macro)
      return previewMacro(kernel, actor, module, steps, request.params.id)
    },
  })

  app.post(`${path}/run`, {
    config: signedIn,
    schema: {
      ...of(`Run a macro on one ${record.type}: all its steps or none`, 'run'),
      body: which,
      headers,
    },
    handler: (request, reply) => {
      const actor = actorOf(request)
      return answerOnce(kernel, actor, request, reply, async inside => {
        const { row: macro, steps } = await macroFor(inside, actor, module, request.body.macro)
        const order = { macro: { id: macro.id, name: String(macro.name) }, steps }
        const { version } = request.body
        const done = await runMacro(inside, actor, module, { ...order, target: request.params.id, version })
        return {
          record: present(inside, actor, record, done.row),
          run: done.changed ? done.run : null,
        }
      })
    },
  })

  app.post(`${path}/undo`, {
    config: signedIn,
    schema: {
      ...of('Take back the fields a run of a macro set; what was said stays said', 'undo'),
      body: Type.Object({ run: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
      headers,
    },
    handler: (request, reply) => {
      const actor = actorOf(request)
      return answerOnce(kernel, actor, request, reply, async inside => {
        const { row, ...said } = await takeBack(inside, actor, module, request.params.id, request.body.run)
        return { record: present(inside, actor, record, row), ...said }
      })
    },
  })
}

async function macroFor(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  id: string,
): Promise<{ row: AnyRow; steps: Step[] }> {
  const row = await readRow(kernel, actor, kernel.registry.get('macro').record, id)
  if (row.recordType !== module.record.type)
    throw new Problem('bad_request', `This macro is not for ${module.record.plural}.`)
  if (row.active !== true) throw new Problem('not_now', 'This macro is not in use.')
  return { row, steps: readSteps(row.steps) }
}
