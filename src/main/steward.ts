import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { attachmentRoutes, downloadRoute } from '../capabilities/attachment/attachment-routes.ts'
import { bulkRoutes, undoBulkRoute } from '../capabilities/bulk/bulk-routes.ts'
import { bulkQueue } from '../capabilities/bulk/bulk-run.ts'
import { runBulkJob } from '../capabilities/bulk/run-bulk.ts'
import { exportRoutes } from '../capabilities/export/export-routes.ts'
import { linkRoutes } from '../capabilities/link/link-routes.ts'
import { type Clock, systemClock } from '../kernel/clock/clock.ts'
import { forgetOldKeys } from '../kernel/command/idempotency.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { adoptForeignLedger } from '../kernel/ledger/position.ts'
import { reactionQueue, reactionReader, runReaction } from '../kernel/ledger/reactions.ts'
import { sealLedger } from '../kernel/ledger/seal.ts'
import { LedgerTail } from '../kernel/ledger/tail.ts'
import type { FileStore } from '../kernel/ports/files.ts'
import type { Log } from '../kernel/ports/log.ts'
import type { Registry } from '../kernel/record/registry.ts'
import {
  actorOfPerson,
  forgetExpired,
  type Identity,
  identity,
  signInRoutes,
} from '../people/sign-in/index.ts'
import { DiskFiles } from '../platform/files/disk-files.ts'
import { healthRoutes } from '../platform/http/health-routes.ts'
import type { HttpModule } from '../platform/http/module.ts'
import { recordRoutes } from '../platform/http/record-routes.ts'
import type { App } from '../platform/http/routes.ts'
import { searchRoutes } from '../platform/http/search-routes.ts'
import { buildServer } from '../platform/http/server.ts'
import { auditRoute, timelineRoute } from '../platform/http/timeline-routes.ts'
import { webRoutes } from '../platform/http/web-routes.ts'
import { BossJobs } from '../platform/jobs/boss.ts'
import { LiveHub } from '../platform/live/hub.ts'
import { liveRoutes } from '../platform/live/live-routes.ts'
import { WakeUp } from '../platform/live/wake-up.ts'
import { migrate, type Room } from '../platform/postgres/migrate.ts'
import { openPool } from '../platform/postgres/pool.ts'
import { assertServerVersion } from '../platform/postgres/server-version.ts'
import { SettingsStore } from '../platform/settings-store.ts'
import { queues } from './queues.ts'
import { buildRegistry } from './registry.ts'
import { rooms as allRooms } from './rooms.ts'

export interface StewardOptions {
  databaseUrl: string
  dataFolder: string
  log: Log
  /** The address people use: decides whether cookies are for https only. */
  url: string
  logLevel?: string
  rateLimit?: number
  maxUploadBytes?: number
  webFolder?: string
  clock?: Clock
  registry?: Registry
  rooms?: readonly Room[]
  poolSize?: number
}

/** All of Steward on one database: kernel, readers and jobs, without a door. */
export interface Steward {
  kernel: Kernel
  identity: Identity
  files: FileStore
  hub: LiveHub
  pool: pg.Pool
  jobs: BossJobs
  /** Starts following the ledger and working on jobs. */
  startWorking(): Promise<void>
  /** The HTTP server, not yet listening. */
  openDoor(): Promise<App>
  stop(): Promise<void>
}

const mebibyte = 1024 * 1024

/** Puts the rooms together. The only place that knows them all; it decides nothing about incidents or people. */
export async function composeSteward(options: StewardOptions): Promise<Steward> {
  const { log, databaseUrl } = options
  const pool = openPool(databaseUrl, { max: options.poolSize ?? 16 })
  await assertServerVersion(pool)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db, options.rooms ?? allRooms)
  await adoptForeignLedger(db)
  const settings = new SettingsStore(db)
  await settings.refresh()
  const tail = new LedgerTail(db, log)
  const wakeUp = new WakeUp(databaseUrl, () => tail.wake(), log)
  const jobs = new BossJobs(databaseUrl, log)
  const kernel: Kernel = {
    registry: options.registry ?? buildRegistry(),
    db,
    root: db,
    clock: options.clock ?? systemClock,
    settings,
    jobs,
    log,
    wake: () => wakeUp.tell(),
  }
  const files = new DiskFiles(join(options.dataFolder, 'files'))
  const who = identity(kernel, { secureCookies: options.url.startsWith('https:') })
  const hub = new LiveHub(kernel)
  const steward: Steward = {
    kernel,
    identity: who,
    files,
    hub,
    pool,
    jobs,
    startWorking: () => startWorking(steward, tail, wakeUp, settings),
    openDoor: () => openDoor(steward, options),
    stop: async () => {
      hub.closeAll()
      await tail.stop()
      await wakeUp.stop()
      await jobs.stop()
      await who.background.idle()
      await db.destroy()
    },
  }
  return steward
}

async function startWorking(
  { kernel, identity: who, hub, jobs }: Steward,
  tail: LedgerTail,
  wakeUp: WakeUp,
  settings: SettingsStore,
): Promise<void> {
  await jobs.start(queues)
  const reactions = reactionReader(kernel)
  await reactions.register()
  tail.follow(facts => settings.onFacts(facts))
  tail.follow(facts => who.onFacts(facts))
  tail.follow(facts => hub.onFacts(facts))
  tail.follow(async () => {
    await reactions.catchUp()
  })
  await wakeUp.start()
  await tail.start()
  await reactions.catchUp()
  await jobs.work(reactionQueue, data => runReaction(kernel, data))
  await jobs.work(bulkQueue, data => runBulkJob(kernel, id => actorOfPerson(kernel, id, 'web'), data))
  for (const schedule of kernel.registry.schedules) await jobs.every(schedule, () => schedule.run(kernel))
  await jobs.every({ name: 'seal-ledger', cron: '* * * * *' }, () => sealLedger(kernel.root))
  await jobs.every({ name: 'forget-expired', cron: '17 3 * * *' }, async () => {
    await forgetOldKeys(kernel)
    await forgetExpired(kernel)
  })
}

function openDoor({ kernel, identity: who, files, hub }: Steward, options: StewardOptions): Promise<App> {
  const maxUploadBytes = options.maxUploadBytes ?? 25 * mebibyte
  return buildServer({
    logLevel: options.logLevel ?? 'info',
    rateLimit: options.rateLimit ?? 6000,
    maxUploadBytes,
    authenticate: request => who.authenticate(request),
    routes: [
      app => signInRoutes(app, kernel, who),
      app => searchRoutes(app, kernel),
      app => auditRoute(app, kernel),
      app => liveRoutes(app, kernel, hub, request => who.authenticate(request)),
      app => downloadRoute(app, kernel, files),
      app => undoBulkRoute(app, kernel),
      app => {
        // The registry holds what main gave it: modules, some of them with routes.
        for (const module of kernel.registry.modules as HttpModule[]) {
          module.routes?.(app, kernel)
          bulkRoutes(app, kernel, module)
          exportRoutes(app, kernel, module)
          recordRoutes(app, kernel, module)
          timelineRoute(app, kernel, module)
          attachmentRoutes(app, kernel, files, maxUploadBytes, module)
          linkRoutes(app, kernel, module)
        }
      },
    ],
    rootRoutes: [
      app => healthRoutes(app, kernel.root, () => hub.size),
      app => (options.webFolder ? webRoutes(app, options.webFolder) : undefined),
    ],
  })
}
