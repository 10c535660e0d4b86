import type { Log } from '../kernel/ports/log.ts'
import type { Config } from '../platform/config/config.ts'
import { connectToRunning, openEmbedded } from '../platform/postgres/embedded.ts'

export interface Database {
  url: string
  stop(): Promise<void>
}

const nothing = async (): Promise<void> => {}

/** The embedded PostgreSQL owned by this process, or the shared one of DATABASE_URL. */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: nothing }
  return openEmbedded({
    dataFolder: config.dataFolder,
    log: {
      info: message => log.info({}, message),
      warn: message => log.warn({}, message),
      error: message => log.error({}, message),
    },
  })
}

/** For commands: beside a running Steward its database, else the database opened for the command alone. */
export async function joinDatabase(config: Config, log: Log): Promise<Database> {
  if (!config.databaseUrl) {
    const running = await connectToRunning({ dataFolder: config.dataFolder })
    if (running) return { url: running.url, stop: nothing }
  }
  return openDatabase(config, log)
}
