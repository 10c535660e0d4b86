import type pg from 'pg'

/** The database server cannot be used: the message is one line for the person who starts Steward. */
export class DatabaseTooOldError extends Error {
  override name = 'DatabaseTooOldError'
}

/** Refuses servers older than PostgreSQL 15. */
export async function assertServerVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  )
  for (const { number, version } of rows) refuseOld(number, version)
}

/** `number` is PostgreSQL's server_version_num: 150004 is 15.4. */
export function refuseOld(number: number, version: string): void {
  if (number >= 150_000) return
  throw new DatabaseTooOldError(
    `Steward needs PostgreSQL 15 or newer and this server is ${version}. Upgrade it, or set DATABASE_URL to another one.`,
  )
}
