import { readConfig } from '../platform/config/config.ts'
import { joinDatabase } from './open-database.ts'
import { plainLog } from './plain-log.ts'
import { composeSteward, type Steward } from './steward.ts'

/** Runs `act` with Steward put together, beside a running server or alone, and closes what it opened. */
export async function withSteward<T>(act: (steward: Steward) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const log = plainLog('warn')
  const database = await joinDatabase(config, log)
  try {
    const steward = await composeSteward({ ...config, databaseUrl: database.url, log })
    try {
      return await act(steward)
    } finally {
      await steward.stop()
    }
  } finally {
    await database.stop()
  }
}
