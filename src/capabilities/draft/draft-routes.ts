import { Type } from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden, notFound } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import { type App, actorOf, signedIn, writerOf } from '../../platform/http/routes.ts'
import { draftsOf, longestDraft, saveDraft } from './draft.ts'
import type { Outbox } from './outbox.ts'

const id = Type.String({ format: 'uuid' })
const type = Type.String({ maxLength: 64 })
const audience = Type.Union([Type.Literal('reply'), Type.Literal('note')])
const values = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown())
const nothing = Type.Null()
const tags = ['Drafts']

/** The record that is written on, when this person may know of it and it takes comments. */
async function placeOf(kernel: Kernel, actor: Actor, name: string, target: string) {
  if (!kernel.registry.has(name)) throw notFound()
  const { record } = kernel.registry.get(name)
  if (!record.capabilities.comments) throw notFound()
  await readRow(kernel, actor, record, target)
  return record
}

/** What a person has written and not yet sent. It is his alone, and no act on the record. */
export function draftRoutes(app: App, kernel: Kernel): void {
  app.get('/drafts', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Your own drafts on one record',
      querystring: Type.Object({ type, record: id }),
      response: {
        200: Type.Object({
          items: Type.Array(
            Type.Object({
              audience,
              body: Type.String(),
              updatedAt: Type.Unsafe<Date>({ type: 'string', format: 'date-time' }),
            }),
          ),
        }),
      },
    },
    handler: async request => {
      const actor = actorOf(request)
      await placeOf(kernel, actor, request.query.type, request.query.record)
      return { items: await draftsOf(kernel, actor, request.query.record) }
    },
  })

  app.post('/drafts', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Keep a draft in place of the one before; an empty one is dropped',
      body: Type.Object(
        { type, record: id, audience, body: Type.String({ maxLength: longestDraft }) },
        { additionalProperties: false },
      ),
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const actor = writerOf(request)
      const { body, ...place } = request.body
      const record = await placeOf(kernel, actor, place.type, place.record)
      if (place.audience === 'note' && !record.seesInternal(actor)) throw forbidden('write internal notes')
      // PostgreSQL holds no NUL.
      await saveDraft(kernel, actor, place, body.replaceAll('\u0000', ''))
      return reply.status(204).send(null)
    },
  })
}

/** Sending with a few seconds to think again. */
export function outboxRoutes(app: App, outbox: Outbox): void {
  const params = Type.Object({ id })
  app.post('/outbox', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Send a comment after some seconds, and run a command with it; 0 seconds sends at once',
      body: Type.Object(
        {
          id,
          type,
          record: id,
          comment: values,
          followedBy: Type.Optional(
            Type.Object(
              { command: Type.String({ maxLength: 64 }), input: values },
              { additionalProperties: false },
            ),
          ),
          seconds: Type.Integer({ minimum: 0, maximum: 30 }),
        },
        { additionalProperties: false },
      ),
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const { seconds, followedBy = null, ...letter } = request.body
      await outbox.post(actorOf(request), { ...letter, followedBy }, seconds)
      return reply.status(204).send(null)
    },
  })

  app.delete('/outbox/:id', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Take back what has not been sent yet; 409 when it has',
      params,
      response: { 200: Type.Object({ comment: values }) },
    },
    handler: async request => {
      const { comment } = await outbox.takeBack(actorOf(request), request.params.id)
      return { comment }
    },
  })

  app.post('/outbox/:id/send', {
    config: signedIn,
    schema: { tags, summary: 'Do not wait any longer', params, response: { 204: nothing } },
    handler: async (request, reply) => {
      await outbox.sendNow(actorOf(request), request.params.id)
      return reply.status(204).send(null)
    },
  })
}
