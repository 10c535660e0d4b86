import type { Kernel } from '../../kernel/kernel.ts'
import type { App } from '../../platform/http/routes.ts'
import type { Identity } from './identity.ts'
import { meRoutes } from './routes/me.routes.ts'
import { setupRoutes } from './routes/setup.routes.ts'
import { signInAndOutRoutes } from './routes/sign-in.routes.ts'
import { tokenRoutes } from './routes/token.routes.ts'
import { totpRoutes } from './routes/totp.routes.ts'

/** Everything under /auth, /me and /setup. */
export function signInRoutes(app: App, kernel: Kernel, identity: Identity): void {
  signInAndOutRoutes(app, kernel, identity)
  setupRoutes(app, kernel, identity)
  meRoutes(app, kernel, identity)
  totpRoutes(app, kernel)
  tokenRoutes(app, kernel, identity)
}
