import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type TSchema, Type } from 'typebox'
import { type Actor, isAdministrator, isAuditor } from '../../../kernel/access/actor.ts'
import { forbidden, notFound } from '../../../kernel/problem.ts'
import { type App, actorOf, signedIn, writerOf } from '../../../platform/http/routes.ts'
import type { MailDesk } from '../mail-desk.ts'
import { mayBeRepeated, onceMore } from './once-more.ts'
import { inDispositions, outDispositions, readLog, readMessageOfLog } from './read-log.ts'

const tags = ['Mail']
const params = Type.Object({ id: Type.String({ maxLength: 64 }) })
const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...new Set(values)] })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const instant = Type.String({ format: 'date-time' })

const message = Type.Object({
  id: Type.String(),
  direction: oneOf(['in', 'out']),
  at: instant,
  disposition: oneOf([...inDispositions, ...outDispositions]),
  reason: Type.String({ description: 'A word for why.' }),
  from: Type.Object({ name: Type.String(), address: Type.String() }),
  to: Type.Array(Type.String()),
  subject: orNull(Type.String({ description: 'Null: it is about a record you may not know.' })),
  size: Type.Integer(),
  reasons: Type.Array(Type.String({ description: 'What the person was told: answered, finished:resolved.' })),
  note: orNull(Type.String({ description: 'What the reason speaks of: an error, an older record.' })),
  attempts: Type.Integer(),
  nextAt: orNull(instant),
  sentAt: orNull(instant),
  record: orNull(
    Type.Object({ type: Type.String(), id: Type.String(), number: Type.String(), title: Type.String() }),
  ),
})
const detail = Type.Object({
  ...message.properties,
  details: Type.Record(Type.String(), Type.Unknown()),
  messageId: orNull(Type.String()),
  source: orNull(Type.String()),
  envelopeFrom: orNull(Type.String()),
  envelopeTo: Type.Array(Type.String()),
  repeatable: Type.Boolean({ description: 'It can be processed, or sent, once more.' }),
})

function overseerOf(request: FastifyRequest): Actor {
  const actor = actorOf(request)
  if (!isAdministrator(actor) && !isAuditor(actor)) throw forbidden('read the log of mail')
  return actor
}

/** Every message that arrived or left, what became of it and why, for administrators and auditors. */
export function mailLogRoutes(app: App, desk: MailDesk): void {
  const { post } = desk
  const { kernel } = post

  app.get('/mail/messages', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Mail in and out, the latest first',
      querystring: Type.Object(
        {
          direction: Type.Optional(oneOf(['in', 'out'])),
          disposition: Type.Optional(oneOf([...inDispositions, ...outDispositions])),
          words: Type.Optional(
            Type.String({ maxLength: 200, description: 'Of the subject, or an address.' }),
          ),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
      response: { 200: Type.Object({ items: Type.Array(message), next: orNull(Type.String()) }) },
    },
    serializerCompiler: () => JSON.stringify,
    handler: request => {
      const { limit = 50, ...filter } = request.query
      return readLog(kernel, overseerOf(request), { limit, ...filter }) as never
    },
  })

  app.get('/mail/messages/:id', {
    config: signedIn,
    schema: { tags, summary: 'One message and what became of it', params, response: { 200: detail } },
    serializerCompiler: () => JSON.stringify,
    handler: async request => {
      const found = await readMessageOfLog(kernel, overseerOf(request), request.params.id)
      const { sha256: _, ...shown } = found
      return { ...shown, repeatable: mayBeRepeated(found) } as never
    },
  })

  app.get('/mail/messages/:id/source', {
    config: signedIn,
    schema: { tags, summary: 'A message as it came or was sent; for administrators', params },
    handler: async (request, reply) => {
      const actor = overseerOf(request)
      // It holds the links by which its recipient acts; an auditor changes nothing.
      if (!isAdministrator(actor)) throw forbidden('read the source of mail')
      const found = await readMessageOfLog(kernel, actor, request.params.id)
      if (found.sha256 === '') throw notFound('source')
      return reply
        .header('content-type', 'text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="${found.id}.eml"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(await post.files.get(found.sha256))
    },
  })

  app.post('/mail/messages/:id/again', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Process an arrived message again, or send one again',
      params,
      body: Type.Object(
        { accept: Type.Optional(Type.Boolean({ description: 'You vouch for its sender.' })) },
        { additionalProperties: false },
      ),
      response: { 204: Type.Null({ description: 'It is on its way.' }) },
    },
    handler: async (request, reply) => {
      const actor = writerOf(request)
      if (!isAdministrator(actor)) throw forbidden('process mail again')
      const found = await readMessageOfLog(kernel, actor, request.params.id)
      await onceMore(post, actor, found, request.body.accept === true)
      return reply.status(204).send(null)
    },
  })

  app.get('/mail/state', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Whether mail is sent and taken, and what waits for somebody',
      response: {
        200: Type.Object({
          from: orNull(Type.String()),
          sends: Type.Boolean(),
          listensOn: orNull(Type.Integer()),
          mailbox: orNull(Type.Object({ problem: orNull(Type.String()) })),
          counts: Type.Record(Type.String(), Type.Integer(), {
            description: 'Messages of the last seven days by disposition.',
          }),
        }),
      },
    },
    handler: async request => {
      overseerOf(request)
      const since = new Date(kernel.clock.now().getTime() - 7 * 24 * 60 * 60_000)
      const found = await sql<{ disposition: string; count: number }>`
        select disposition, count(*)::int as count from mail_message where at > ${since} group by disposition`.execute(
        kernel.db,
      )
      return {
        from: post.from?.address ?? null,
        sends: post.sends,
        listensOn: desk.port,
        mailbox: desk.mailbox ? { problem: desk.mailbox.problem } : null,
        counts: Object.fromEntries(found.rows.map(row => [row.disposition, row.count])),
      }
    },
  })
}
