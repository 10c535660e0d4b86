import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { Outbox } from '../capabilities/draft/outbox.ts'
import { PresenceNews } from '../capabilities/presence/presence-news.ts'
import { DueWatch } from '../capabilities/service-level/act/due-watch.ts'
import { deskAddress, MailDesk, openSigner } from '../channels/mail/index.ts'
import { openPushKeys, PushSender, type SendPush } from '../channels/push/index.ts'
import { type Clock, systemClock } from '../kernel/clock/clock.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { adoptForeignLedger } from '../kernel/ledger/position.ts'
import { LedgerTail } from '../kernel/ledger/tail.ts'
import type { FileStore } from '../kernel/ports/files.ts'
import type { Log } from '../kernel/ports/log.ts'
import type { Registry } from '../kernel/record/registry.ts'
import { actorOfPerson, type Identity, identity } from '../people/sign-in/index.ts'
import { type MailConfig, noMail } from '../platform/config/mail.ts'
import { DiskFiles } from '../platform/files/disk-files.ts'
import type { App } from '../platform/http/routes.ts'
import { BossJobs } from '../platform/jobs/boss.ts'
import { LiveHub } from '../platform/live/hub.ts'
import { WakeUp } from '../platform/live/wake-up.ts'
import { migrate, type Room } from '../platform/postgres/migrate.ts'
import { openPool } from '../platform/postgres/pool.ts'
import { assertServerVersion } from '../platform/postgres/server-version.ts'
import { SettingsStore } from '../platform/settings-store.ts'
import { openDoor } from './door.ts'
import { buildRegistry } from './registry.ts'
import { rooms as allRooms } from './rooms.ts'
import { startWorking } from './work.ts'

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
  mail?: MailConfig
  /** In place of the push services of the browsers. */
  sendPush?: SendPush
  registry?: Registry
  rooms?: readonly Room[]
  poolSize?: number
}

/** The largest file a person or a mail may bring, unless the settings say otherwise. */
export const defaultMaxUploadBytes = 25 * 1024 * 1024

/** All of Steward on one database: kernel, readers and jobs, without a door. */
export interface Steward {
  kernel: Kernel
  identity: Identity
  files: FileStore
  hub: LiveHub
  pool: pg.Pool
  jobs: BossJobs
  presence: PresenceNews
  outbox: Outbox
  mail: MailDesk
  push: PushSender
  dueWatch: DueWatch
  /** Starts following the ledger and working on jobs. */
  startWorking(): Promise<void>
  /** The HTTP server, not yet listening. */
  openDoor(): Promise<App>
  stop(): Promise<void>
}

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
  const presence = new PresenceNews(kernel, hub, wakeUp)
  const outbox = new Outbox(kernel, id => actorOfPerson(kernel, id, 'web'))
  const mailConfig = options.mail ?? noMail
  const mail = new MailDesk(
    {
      kernel,
      files,
      signer: await openSigner(db),
      from: mailConfig.from,
      plus: mailConfig.plus,
      sends: mailConfig.smtpUrl !== null,
      url: options.url,
      maxBytes: options.maxUploadBytes ?? defaultMaxUploadBytes,
    },
    mailConfig,
  )
  const { address } = deskAddress(mail.post)
  const push = new PushSender(kernel, await openPushKeys(db), `mailto:${address}`, options.sendPush)
  const dueWatch = new DueWatch(kernel)
  const steward: Steward = {
    kernel,
    identity: who,
    files,
    hub,
    pool,
    jobs,
    presence,
    outbox,
    mail,
    push,
    dueWatch,
    startWorking: () => startWorking(steward, tail, wakeUp, settings),
    openDoor: () => openDoor(steward, options),
    stop: async () => {
      hub.closeAll()
      await presence.stop()
      await outbox.stop()
      await mail.stop()
      await push.stop()
      await dueWatch.stop()
      await tail.stop()
      await wakeUp.stop()
      await jobs.stop()
      await who.background.idle()
      await db.destroy()
    },
  }
  return steward
}
