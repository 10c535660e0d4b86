import { attachmentRoutes, downloadRoute } from '../capabilities/attachment/attachment-routes.ts'
import { bulkRoutes, undoBulkRoute } from '../capabilities/bulk/bulk-routes.ts'
import { checklistRoutes } from '../capabilities/checklist/checklist-routes.ts'
import { draftRoutes, outboxRoutes } from '../capabilities/draft/draft-routes.ts'
import { exportRoutes } from '../capabilities/export/export-routes.ts'
import { groupRoutes } from '../capabilities/grouping/group-routes.ts'
import { linkRoutes } from '../capabilities/link/link-routes.ts'
import { macroRoutes } from '../capabilities/macro/macro-routes.ts'
import { notificationRoutes } from '../capabilities/notification/routes.ts'
import { snoozeRoutes } from '../capabilities/notification/snooze-routes.ts'
import { presenceRoutes } from '../capabilities/presence/presence-routes.ts'
import { restoreRoutes } from '../capabilities/restore/restore-routes.ts'
import { clockRoutes, keptClockRoute } from '../capabilities/service-level/routes/clock-routes.ts'
import { serviceLevelReportRoutes } from '../capabilities/service-level/routes/report-routes.ts'
import { timeOnRecordRoute } from '../capabilities/time-worked/time-routes.ts'
import { myTimerRoute, startTimerRoute } from '../capabilities/time-worked/timer-routes.ts'
import { timesheetRoute } from '../capabilities/time-worked/timesheet-route.ts'
import { importRoutes } from '../channels/import/index.ts'
import { mailLinkRoutes, mailLogRoutes, templateRoutes } from '../channels/mail/index.ts'
import { pushRoutes } from '../channels/push/index.ts'
import { administrationRoutes } from '../people/administration/index.ts'
import { signInRoutes } from '../people/sign-in/index.ts'
import { auditRoute } from '../platform/http/audit-routes.ts'
import { healthRoutes } from '../platform/http/health-routes.ts'
import type { HttpModule } from '../platform/http/module.ts'
import { recordRoutes } from '../platform/http/record-routes.ts'
import type { App } from '../platform/http/routes.ts'
import { searchRoutes } from '../platform/http/search-routes.ts'
import { buildServer } from '../platform/http/server.ts'
import { timelineRoute } from '../platform/http/timeline-routes.ts'
import { webRoutes } from '../platform/http/web-routes.ts'
import { jobRoutes } from '../platform/jobs/job-routes.ts'
import { liveRoutes } from '../platform/live/live-routes.ts'
import { defaultMaxUploadBytes, type Steward, type StewardOptions } from './steward.ts'

/** The HTTP server with every room's routes, not yet listening. */
export function openDoor(
  { kernel, identity: who, files, hub, presence, outbox, mail, push }: Steward,
  options: StewardOptions,
): Promise<App> {
  const maxUploadBytes = options.maxUploadBytes ?? defaultMaxUploadBytes
  return buildServer({
    logLevel: options.logLevel ?? 'info',
    rateLimit: options.rateLimit ?? 6000,
    maxUploadBytes,
    authenticate: request => who.authenticate(request),
    routes: [
      app => signInRoutes(app, kernel, who),
      app => administrationRoutes(app, kernel, who),
      app => searchRoutes(app, kernel),
      app => auditRoute(app, kernel),
      app => liveRoutes(app, kernel, hub, request => who.authenticate(request)),
      app => presenceRoutes(app, kernel, presence),
      app => draftRoutes(app, kernel),
      app => outboxRoutes(app, outbox),
      app => downloadRoute(app, kernel, files),
      app => undoBulkRoute(app, kernel),
      app => jobRoutes(app, kernel),
      app => notificationRoutes(app, kernel),
      app => snoozeRoutes(app, kernel),
      app => myTimerRoute(app, kernel),
      app => timesheetRoute(app, kernel),
      app => keptClockRoute(app, kernel),
      app => serviceLevelReportRoutes(app, kernel),
      app => importRoutes(app, kernel, files),
      app => mailLogRoutes(app, mail),
      app => templateRoutes(app, mail.post),
      app => pushRoutes(app, kernel, push),
      app => {
        // The registry holds what main gave it: modules, some of them with routes.
        for (const module of kernel.registry.modules as HttpModule[]) {
          module.routes?.(app, kernel)
          bulkRoutes(app, kernel, module)
          groupRoutes(app, kernel, module)
          exportRoutes(app, kernel, module)
          restoreRoutes(app, kernel, module)
          recordRoutes(app, kernel, module)
          timelineRoute(app, kernel, module)
          attachmentRoutes(app, kernel, files, maxUploadBytes, module)
          linkRoutes(app, kernel, module)
          checklistRoutes(app, kernel, module)
          timeOnRecordRoute(app, kernel, module)
          startTimerRoute(app, kernel, module)
          macroRoutes(app, kernel, module)
          clockRoutes(app, kernel, module)
        }
      },
    ],
    rootRoutes: [
      app => healthRoutes(app, kernel.root, () => hub.size),
      app => mailLinkRoutes(app, mail.post),
      app => (options.webFolder ? webRoutes(app, options.webFolder) : undefined),
    ],
  })
}
