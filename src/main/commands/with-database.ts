import { Kysely, PostgresDialect } from 'kysely'
import type { Db } from '../../kernel/database.ts'
import type { Log } from '../../kernel/ports/log.ts'
import { type Config, readConfig } from '../../platform/config/config.ts'
import { openPool } from '../../platform/postgres/pool.ts'
import { assertServerVersion } from '../../platform/postgres/server-version.ts'
import { joinDatabase } from '../open-database.ts'
import { plainLog } from '../plain-log.ts'

export interface Place {
  config: Config
  url: string
  db: Db
  log: Log
}

/** Runs `act` on the database as it is, without Steward put together on it: nothing is migrated. */
export async function withDatabase<T>(act: (place: Place) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const log = plainLog('warn')
  const database = await joinDatabase(config, log)
  try {
    const pool = openPool(database.url, { max: 4 })
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
    try {
      await assertServerVersion(pool)
      return await act({ config, url: database.url, db, log })
    } finally {
      // Not by the query builder: it leaves a pool open that it never used.
      await pool.end()
    }
  } finally {
    await database.stop()
  }
}
