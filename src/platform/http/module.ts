import type { Kernel } from '../../kernel/kernel.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import type { App } from './routes.ts'

/** A record module with addresses of its own beside those every record type has. */
export interface HttpModule extends RecordModule {
  routes?: (app: App, kernel: Kernel) => void
}
