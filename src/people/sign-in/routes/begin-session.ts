import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import { actorOfPerson } from '../actor-of.ts'
import { deviceOf, sessionHashOf } from '../cookies.ts'
import type { Identity } from '../identity.ts'
import { type Me, meOf } from '../me.ts'
import { hashOf, newSecret } from '../secret.ts'
import { openSession } from '../sessions.ts'

interface Entrance {
  personId: string
  passwordHash: string
  data: Record<string, unknown>
}

/** Opens a session for a person who has proven himself, gives the browser its cookies and answers with who he is. */
export async function beginSession(
  kernel: Kernel,
  identity: Identity,
  entrance: Entrance,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const device = deviceOf(request) ?? newSecret()
  const replaces = sessionHashOf(request)
  const session = await openSession(kernel, {
    ...entrance,
    deviceHash: hashOf(device),
    replaces,
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
  })
  if (replaces) identity.forget(replaces)
  identity.cookies.giveSession(reply, session)
  identity.cookies.giveDevice(reply, device)
  const actor = await actorOfPerson(kernel, entrance.personId, 'web')
  if (!actor) throw new Problem('sign_in_failed', 'This person is no longer active.')
  return meOf(kernel, actor)
}
