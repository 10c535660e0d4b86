import { Type } from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { listRows } from '../../kernel/query/list.ts'
import { present } from '../../kernel/query/present.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import { partOf, withNames, workTypeOf } from '../../platform/desk/prepared-input.ts'
import { References } from '../../platform/desk/reference-names.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'

const tags = ['Templates']
const values = Type.Record(Type.String(), Type.Unknown())
const prepared = Type.Object({
  id: Type.String(),
  name: Type.String(),
  group: Type.Union([Type.String(), Type.Null()]),
  values,
})
const target = Type.Object({ id: Type.String({ maxLength: 64 }) })
const most = 200

export function templateRoutes(app: App, kernel: Kernel): void {
  app.get('/templates/offered', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The templates a person may begin a new record with, references with their names',
      operationId: 'template_offered',
      querystring: Type.Object({ type: Type.String({ maxLength: 64 }) }),
      response: { 200: Type.Object({ items: Type.Array(prepared) }) },
    },
    handler: async request => {
      const actor = actorOf(request)
      const { record } = workTypeOf(kernel, request.query.type)
      const q = `active:true recordType:"${record.type}"`
      const { rows } = await listRows(kernel, actor, templateOf(kernel), { q, sort: 'name', limit: most })
      return { items: await preparedOf(kernel, rows) }
    },
  })

  app.get('/templates/:id/values', {
    config: signedIn,
    schema: {
      tags,
      summary: 'What one template fills in, references with their names',
      operationId: 'template_values',
      params: target,
      response: { 200: prepared },
    },
    handler: async request => {
      const row = await readRow(kernel, actorOf(request), templateOf(kernel), request.params.id)
      const [only] = await preparedOf(kernel, [row])
      if (!only) throw new Problem('not_found', 'There is no such template.')
      return only
    },
  })

  app.post('/templates/:id/create', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Create a record from a template; what is given goes before what the template says',
      operationId: 'template_create_record',
      params: target,
      body: values,
    },
    handler: async (request, reply) => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, templateOf(kernel), request.params.id)
      return reply.status(201).send(await createFrom(kernel, actor, row, request.body))
    },
  })
}

const templateOf = (kernel: Kernel) => kernel.registry.get('template').record

async function createFrom(kernel: Kernel, actor: Actor, row: AnyRow, given: Record<string, unknown>) {
  const { commands, record } = workTypeOf(kernel, row.recordType)
  const command = commands.find(each => each.creates)
  if (!command || row.active !== true) throw new Problem('not_now', 'This template is not in use.')
  const prefill = row.prefill as Record<string, unknown>
  const input = { ...prefill, ...given }
  if (prefill.custom && given.custom) input.custom = { ...prefill.custom, ...given.custom }
  const cause = { type: 'template', id: row.id, name: String(row.name) }
  const made = await execute(kernel, { actor, command, input, cause })
  return present(kernel, actor, record, made.row)
}

async function preparedOf(kernel: Kernel, rows: readonly AnyRow[]) {
  const references = new References()
  const parts = rows.map(row => {
    const { commands } = workTypeOf(kernel, row.recordType)
    const create = commands.find(each => each.creates)
    const fields = create ? partOf(create).input : {}
    const prefill = row.prefill as Record<string, unknown>
    references.add(fields, prefill)
    return { row, fields, prefill }
  })
  const names = await references.names(kernel)
  return parts.map(({ row, fields, prefill }) => ({
    id: row.id,
    name: String(row.name),
    group: row.group$name ? String(row.group$name) : null,
    values: withNames(fields, prefill, names),
  }))
}
