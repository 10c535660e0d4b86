import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { forbidden, invalidField, Problem } from '../../kernel/problem.ts'
import { type App, actorOf, signedIn, writerOf } from '../../platform/http/routes.ts'
import { markInbox, marks, muteRecord, snoozeInbox } from './mark-inbox.ts'
import { changePreferences, preferencesOf } from './preferences.ts'
import { boxes, countUnread, readInbox } from './read-inbox.ts'
import { counted, inboxPage, instant, oneOf, preferenceChange, preferences, recordIds } from './schemas.ts'
import { readWorkItem } from './work-item.ts'

const tags = ['Inbox']
const strict = { additionalProperties: false }
const nothing = { 204: Type.Null({ description: 'Done; there is nothing to say.' }) }

/** The inbox belongs to a person; Steward itself has none. */
export function personOf(request: FastifyRequest, writes = false): string {
  const { id } = writes ? writerOf(request) : actorOf(request)
  if (id === null) throw forbidden('have an inbox without being a person')
  return id
}

/** A person's own inbox: what is new, what he marks, and what he wants to be told. Nobody has another's. */
export function notificationRoutes(app: App, kernel: Kernel): void {
  app.get('/notifications', {
    config: signedIn,
    schema: {
      tags,
      summary: 'One’s inbox by record, the latest first',
      querystring: Type.Object(
        {
          box: Type.Optional(oneOf(boxes, 'What is not done (the default), new, put off, or done.')),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          cursor: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before.' })),
        },
        strict,
      ),
      response: { 200: inboxPage },
    },
    // Written here from what was read: nothing is to be left out by the schema.
    serializerCompiler: () => JSON.stringify,
    handler: request => {
      const { box = 'open', limit = 50, cursor } = request.query
      return readInbox(kernel, actorOf(request), { box, limit, cursor })
    },
  })

  app.get('/notifications/count', {
    config: signedIn,
    schema: {
      tags,
      summary: 'How many records have something new; exact below 100',
      response: { 200: counted },
    },
    handler: request => countUnread(kernel, actorOf(request)),
  })

  app.post('/notifications/mark', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Mark records of one’s inbox, or all that is open in it',
      body: Type.Object(
        {
          as: oneOf(marks),
          records: Type.Optional(recordIds),
          all: Type.Optional(Type.Boolean({ description: 'In place of records; for `read` and `done`.' })),
        },
        strict,
      ),
      response: nothing,
    },
    handler: async (request, reply) => {
      const person = personOf(request, true)
      const { as, records, all = false } = request.body
      if (all === (records !== undefined))
        throw new Problem('bad_request', 'Name the records, or send `all` alone.')
      if (all && as !== 'read' && as !== 'done')
        throw invalidField('all', 'All at once can be marked as read or done.')
      await markInbox(kernel, person, records ?? 'all', as)
      return reply.status(204).send(null)
    },
  })

  app.post('/notifications/snooze', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Put records of one’s inbox off until a moment; without one they are back',
      body: Type.Object({ records: recordIds, until: Type.Union([instant, Type.Null()]) }, strict),
      response: nothing,
    },
    handler: async (request, reply) => {
      const { records, until } = request.body
      await snoozeInbox(kernel, personOf(request, true), records, momentAhead(kernel, until))
      return reply.status(204).send(null)
    },
  })

  app.post('/notifications/mute', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Hear of one record only what names you, or of all again',
      body: Type.Object({ record: Type.String({ format: 'uuid' }), muted: Type.Boolean() }, strict),
      response: nothing,
    },
    handler: async (request, reply) => {
      const person = personOf(request, true)
      const { record, muted } = request.body
      if (muted) await readWorkItem(kernel, actorOf(request), record)
      await muteRecord(kernel, person, record, muted)
      return reply.status(204).send(null)
    },
  })

  app.get('/notifications/preferences', {
    config: signedIn,
    schema: { tags, summary: 'What one is told, by event and channel', response: { 200: preferences } },
    handler: request => preferencesOf(kernel, personOf(request)),
  })

  app.patch('/notifications/preferences', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Change what one is told; what is not sent stays',
      body: preferenceChange,
      response: { 200: preferences },
    },
    handler: async request => {
      const person = personOf(request, true)
      await changePreferences(kernel, person, request.body)
      return preferencesOf(kernel, person)
    },
  })
}

const longestMs = 366 * 24 * 60 * 60 * 1000

/** A moment to come, within a year. */
export function momentAhead(kernel: Kernel, until: string | null): Date | null {
  if (until === null) return null
  const at = new Date(until)
  const ahead = at.getTime() - kernel.clock.now().getTime()
  if (Number.isNaN(ahead) || ahead <= 0 || ahead > longestMs)
    throw invalidField('until', 'Choose a moment to come, within a year.')
  return at
}
