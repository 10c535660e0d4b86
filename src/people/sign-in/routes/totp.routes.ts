import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, signedIn } from '../../../platform/http/routes.ts'
import { provePassword } from '../prove.ts'
import { beginTotp, confirmTotp, endTotp } from '../second-factor.ts'
import { bySession } from './by-session.ts'
import { nothing, password, tags } from './schemas.ts'

/** The second factor: begun, confirmed by a first code, turned off by the password. */
export function totpRoutes(app: App, kernel: Kernel): void {
  app.post('/me/totp', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Begin to turn on the second factor',
      response: {
        200: Type.Object({ secret: Type.String(), uri: Type.String({ description: 'For the QR code.' }) }),
      },
    },
    handler: request => beginTotp(kernel, bySession(request).personId),
  })

  app.post('/me/totp/confirm', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Turn on the second factor with a first code',
      body: Type.Object({ code: Type.String({ maxLength: 20 }) }, { additionalProperties: false }),
      response: {
        200: Type.Object({
          recoveryCodes: Type.Array(Type.String(), { description: 'Shown this once; each signs in once.' }),
        }),
      },
    },
    handler: async request => ({
      recoveryCodes: await confirmTotp(kernel, bySession(request).personId, request.body.code.trim()),
    }),
  })

  app.delete('/me/totp', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Turn off the second factor',
      body: Type.Object({ password }, { additionalProperties: false }),
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const { personId } = bySession(request)
      await provePassword(kernel, personId, request.body.password, 'password')
      await endTotp(kernel, personId)
      return reply.status(204).send(null)
    },
  })
}
