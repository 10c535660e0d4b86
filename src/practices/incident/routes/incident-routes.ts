import type { Kernel } from '../../../kernel/kernel.ts'
import type { App } from '../../../platform/http/routes.ts'
import { contextRoutes } from './context-routes.ts'
import { measureRoutes } from './measure-routes.ts'
import { similarRoutes } from './similar-routes.ts'
import { splitRoutes } from './split-routes.ts'

/** The addresses an incident has besides those of every record. */
export function incidentRoutes(app: App, kernel: Kernel): void {
  similarRoutes(app, kernel)
  contextRoutes(app, kernel)
  splitRoutes(app, kernel)
  measureRoutes(app, kernel)
}
