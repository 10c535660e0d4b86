import type { HttpModule } from '../../../platform/http/module.ts'
import { agreementRoutes } from '../routes/agreement-routes.ts'
import { dryRunRoute } from '../routes/dry-run-route.ts'
import { agreementMessages } from './agreement.messages.ts'
import { agreement } from './agreement.record.ts'
import { agreementCommands } from './agreement-commands.ts'

export const agreementModule: HttpModule = {
  record: agreement,
  commands: agreementCommands,
  routes: (app, kernel) => {
    agreementRoutes(app, kernel)
    dryRunRoute(app, kernel)
  },
  messages: agreementMessages,
}
