import { Type } from 'typebox'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type App, anyone } from '../../../platform/http/routes.ts'
import type { Identity } from '../identity.ts'
import { meSchema } from '../me.ts'
import { isSetupNeeded, setUp } from '../setup.ts'
import { beginSession } from './begin-session.ts'
import { line, password, tags } from './schemas.ts'

const setup = Type.Object(
  { company: line(200), name: line(200), email: line(254), username: line(64), password },
  { additionalProperties: false },
)

/** The first start: whoever comes first becomes the administrator, once. */
export function setupRoutes(app: App, kernel: Kernel, identity: Identity): void {
  app.get('/setup', {
    config: anyone,
    schema: {
      tags,
      summary: 'Whether the first administrator is still to be created',
      response: { 200: Type.Object({ needed: Type.Boolean() }) },
    },
    handler: async () => ({ needed: await isSetupNeeded(kernel) }),
  })

  app.post('/setup', {
    config: anyone,
    schema: {
      tags,
      summary: 'Create the first administrator and sign in',
      description: 'Possible only while nobody has an account.',
      body: setup,
      response: { 200: meSchema },
    },
    handler: async (request, reply) => {
      const { email, username, ...rest } = request.body
      const wanted = { ...rest, email: email.trim(), username: username.trim() }
      const first = await setUp(kernel, wanted)
      return beginSession(kernel, identity, { ...first, data: { setup: true } }, request, reply)
    },
  })
}
