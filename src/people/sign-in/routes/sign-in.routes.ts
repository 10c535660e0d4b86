import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, anyone } from '../../../platform/http/routes.ts'
import { deviceOf, sessionHashOf } from '../cookies.ts'
import type { Identity } from '../identity.ts'
import { meSchema } from '../me.ts'
import { proveSignIn } from '../prove.ts'
import { recordAccess } from '../record-access.ts'
import { hashOf } from '../secret.ts'
import { signOut } from '../sessions.ts'
import { beginSession } from './begin-session.ts'
import { line, nothing, password, tags } from './schemas.ts'

const credentials = Type.Object(
  {
    username: line(254),
    password,
    totp: Type.Optional(
      Type.String({ maxLength: 20, description: 'A code of the authenticator, or a recovery code.' }),
    ),
  },
  { additionalProperties: false },
)

/** Signing in and out. */
export function signInAndOutRoutes(app: App, kernel: Kernel, identity: Identity): void {
  app.post('/auth/sign-in', {
    config: anyone,
    schema: {
      tags,
      summary: 'Sign in; sets the session cookie',
      description: 'Answers `totp_required` (401) when a code must be sent as well.',
      body: credentials,
      response: { 200: meSchema },
    },
    handler: async (request, reply) => {
      const { username, password, totp } = request.body
      const device = deviceOf(request)
      const attempt = {
        username,
        password,
        code: totp?.trim() || null,
        deviceHash: device && hashOf(device),
        address: request.ip,
      }
      const failed = (personId: string, reason: string) => {
        const data = { reason, address: request.ip }
        // Not waited for: an answer must not take longer because the account exists.
        identity.background.run(
          recordAccess(kernel, {
            personId,
            fact: 'person.signInFailed',
            via: 'web',
            by: 'system:sign-in',
            data,
          }),
        )
      }
      const proven = await proveSignIn(kernel, attempt, failed)
      const data = { secondFactor: proven.factor, knownDevice: proven.knownDevice }
      const { personId, passwordHash } = proven
      return beginSession(kernel, identity, { personId, passwordHash, data }, request, reply)
    },
  })

  app.post('/auth/sign-out', {
    config: anyone,
    schema: { tags, summary: 'Sign out; ends the session on the server', response: { 204: nothing } },
    handler: async (request, reply) => {
      const session = sessionHashOf(request)
      if (session) {
        await signOut(kernel, session)
        identity.forget(session)
      }
      identity.cookies.clearSession(reply)
      return reply.status(204).send(null)
    },
  })
}
