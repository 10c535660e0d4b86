import type { FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { execute } from '../../kernel/command/execute.ts'
import { once } from '../../kernel/command/idempotency.ts'
import { acceptsCustom } from '../../kernel/command/input.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { countRows, listRows } from '../../kernel/query/list.ts'
import { present } from '../../kernel/query/present.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { inputSchema, replySchema } from '../../kernel/record/schema.ts'
import { type App, actorOf, signedIn } from './routes.ts'

const listQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({ maxLength: 2000, description: 'A query such as `is:open group:network printer`.' }),
    ),
    sort: Type.Optional(Type.String({ maxLength: 200, description: 'Fields in order; `-` for descending.' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 1000, description: '`next` of the page before.' })),
  },
  { additionalProperties: false },
)
const countQuery = Type.Object(
  { q: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
)
const target = Type.Object({ id: Type.String({ maxLength: 64 }) })
const body = (schema: TSchema): TSchema => Type.Unsafe({ ...schema })
/** `present` has chosen what may be said: a serializer that checks each value against the schema again is dear. */
const serializerCompiler = () => JSON.stringify

/** Every record type has the same routes: list, count, create, read, edit, and one POST for each of its commands. */
export function recordRoutes(app: App, kernel: Kernel, module: RecordModule): void {
  const { record, messages } = module
  const reply = replySchema(record)
  const tags = [messages.en.labelPlural]
  const base = `/${record.plural}`

  app.get(base, {
    config: signedIn,
    schema: {
      tags,
      summary: `List ${record.plural}`,
      operationId: `${record.type}_list`,
      querystring: listQuery,
      response: {
        200: Type.Object({ items: Type.Array(reply), next: Type.Union([Type.String(), Type.Null()]) }),
      },
    },
    serializerCompiler,
    handler: async request => {
      const actor = actorOf(request)
      const page = await listRows(kernel, actor, record, request.query as { q?: string })
      return { items: page.rows.map(row => present(kernel, actor, record, row)), next: page.next }
    },
  })

  app.get(`${base}/count`, {
    config: signedIn,
    schema: {
      tags,
      summary: `Count ${record.plural}; exact up to 10,000`,
      operationId: `${record.type}_count`,
      querystring: countQuery,
      response: { 200: Type.Object({ count: Type.Integer(), capped: Type.Boolean() }) },
    },
    handler: request =>
      countRows(kernel, actorOf(request), record, (request.query as { q?: string }).q ?? ''),
  })

  app.get(`${base}/:id`, {
    config: signedIn,
    schema: {
      tags,
      summary: `Read one ${record.type} by id or number`,
      operationId: `${record.type}_read`,
      params: target,
      response: { 200: reply },
    },
    serializerCompiler,
    handler: async (request, response) => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, record, (request.params as { id: string }).id)
      void response.header('etag', `"${row.version}"`)
      return present(kernel, actor, record, row)
    },
  })

  for (const command of module.commands) commandRoute(app, kernel, module, command, reply)
}

function commandRoute(
  app: App,
  kernel: Kernel,
  module: RecordModule,
  command: AnyCommand,
  reply: TSchema,
): void {
  const { record, messages } = module
  const path = command.creates ? '' : command.name === 'edit' ? '/:id' : `/:id/${command.name}`
  if (command.ownRoute) return
  const words = messages.en.commands[command.name] ?? command.words?.en.command ?? command.name
  app.route({
    method: command.name === 'edit' ? 'PATCH' : 'POST',
    url: `/${record.plural}${path}`,
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: command.creates ? `Create one ${record.type}` : words,
      operationId: `${record.type}_${command.name}`,
      ...(command.creates ? {} : { params: target }),
      body: body(inputSchema(command.input, acceptsCustom(command))),
      headers: Type.Object({
        'if-match': Type.Optional(Type.String({ description: 'The ETag you read; a stale one gets 409.' })),
        'idempotency-key': Type.Optional(
          Type.String({ maxLength: 255, description: 'A repetition gets the first answer.' }),
        ),
      }),
      response: { [command.creates ? 201 : 200]: reply },
    },
    // The kernel checks the input itself: the same door for the web, mail, bulk and jobs.
    validatorCompiler: ({ httpPart }) => (httpPart === 'body' ? () => true : (value: unknown) => ({ value })),
    serializerCompiler,
    handler: (request, response) => runCommand(kernel, command, request, response),
  })
}

async function runCommand(
  kernel: Kernel,
  command: AnyCommand,
  request: FastifyRequest,
  response: FastifyReply,
) {
  const actor = actorOf(request)
  const key = request.headers['idempotency-key']
  const status = command.creates ? 201 : 200
  if (typeof key !== 'string' || key === '') {
    const answer = await answerOf(kernel, actor, command, request)
    return response.status(status).header('etag', `"${answer.version}"`).send(answer)
  }
  const principal = actor.id ?? actor.name
  const fingerprint = `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`
  const answer = await once(kernel, { principal, key, request: fingerprint }, async inside => ({
    status,
    body: await answerOf(inside, actor, command, request),
  }))
  if (answer.replayed) void response.header('idempotency-replayed', 'true')
  return response.status(answer.status).send(answer.body)
}

async function answerOf(kernel: Kernel, actor: Actor, command: AnyCommand, request: FastifyRequest) {
  const params = request.params as { id?: string }
  const expectedVersion = versionOf(request.headers['if-match'])
  const { row } = await execute(kernel, {
    actor,
    command,
    input: request.body ?? {},
    ...(params.id === undefined ? {} : { target: params.id }),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  })
  return present(kernel, actor, command.record, row)
}

function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1]
  if (version === undefined)
    throw new Problem('bad_request', 'If-Match takes the ETag of the record, for instance "7".')
  return Number(version)
}
