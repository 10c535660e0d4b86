import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { factsAfter } from '../../kernel/ledger/position.ts'
import { Problem } from '../../kernel/problem.ts'
import { type App, actorOf, signedIn } from '../http/routes.ts'
import type { LiveEvent, LiveHub } from './hub.ts'

/** A comment line keeps proxies from closing a quiet stream, and shows a dead one. */
const heartbeatMs = 20_000
const streamsPerPerson = 20

/** GET /live: server-sent events of the records this person may see. A reconnect continues at Last-Event-ID. */
export function liveRoutes(
  app: App,
  kernel: Kernel,
  hub: LiveHub,
  authenticate: (request: FastifyRequest) => Promise<Actor | null>,
): void {
  const open = new Map<string, number>()
  app.get('/live', {
    config: { ...signedIn },
    schema: {
      tags: ['Live'],
      summary:
        'Server-sent events: `record` for each change, `presence` for who is on a record, `inbox` when one’s inbox changed, `reset` after a reconnect that missed some',
      querystring: Type.Object({ types: Type.Optional(Type.String({ maxLength: 500 })) }),
    },
    handler: async (request, reply) => {
      const person = actorOf(request).id ?? ''
      if ((open.get(person) ?? 0) >= streamsPerPerson) {
        throw new Problem(
          'too_many_requests',
          `At most ${streamsPerPerson} live connections a person are allowed.`,
        )
      }
      open.set(person, (open.get(person) ?? 0) + 1)
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      })
      stream.write(`retry: ${2000 + Math.floor(Math.random() * 3000)}\n\n`)
      const send = (event: LiveEvent) => {
        stream.write(
          `id: ${event.id}\nevent: record\ndata: ${JSON.stringify({ ...event, id: event.record })}\n\n`,
        )
      }
      const remove = hub.add({
        person,
        actor: () => authenticate(request),
        types: request.query.types ? new Set(request.query.types.split(',')) : null,
        send,
        say: (event, data) => stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        close: () => stream.end(),
      })
      const heartbeat = setInterval(() => stream.write(': ping\n\n'), heartbeatMs)
      stream.on('close', () => {
        clearInterval(heartbeat)
        remove()
        open.set(person, (open.get(person) ?? 1) - 1)
      })
      if (await missedSome(kernel, request.headers['last-event-id']))
        stream.write('event: reset\ndata: {}\n\n')
    },
  })
}

/** Whether anything happened since the page lost its stream: it then reads anew, which is cheap and always right. */
async function missedSome(kernel: Kernel, lastEventId: string | string[] | undefined): Promise<boolean> {
  const place = /^(\d{1,20})\.(\d{1,18})$/.exec(String(lastEventId ?? ''))
  if (!place) return false
  const facts = await factsAfter(kernel.db, { xid: place[1] ?? '0', seq: Number(place[2]) }, 1)
  return facts.length > 0
}
