import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/access/actor.ts'
import { once } from '../../kernel/command/idempotency.ts'
import type { Kernel } from '../../kernel/kernel.ts'

/** Answers a request that changes something; with an Idempotency-Key its repetition gets the first answer. */
export async function answerOnce(
  kernel: Kernel,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  act: (kernel: Kernel) => Promise<unknown>,
) {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '') return reply.send(await act(kernel))
  const fingerprint = `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`
  const principal = actor.id ?? actor.name
  const said = await once(kernel, { principal, key, request: fingerprint }, async inside => ({
    status: 200,
    body: await act(inside),
  }))
  if (said.replayed) void reply.header('idempotency-replayed', 'true')
  return reply.status(said.status).send(said.body)
}
