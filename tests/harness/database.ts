import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Where tests make their databases: DATABASE_URL, or the embedded server the global set-up started. */
export function serverUrl(): string {
  const url = process.env.STEWARD_TEST_SERVER
  if (!url)
    throw new Error('The tests have no PostgreSQL: start them through vitest, whose set-up provides one.')
  return url
}

export function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.toString()
}

export async function asAdmin<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

export const templateName = (): string => process.env.STEWARD_TEST_TEMPLATE ?? 'template1'

/** A fresh, migrated database of a test file's own; `drop` removes it. */
export async function freshDatabase(
  template = templateName(),
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `steward_test_${randomBytes(6).toString('hex')}`
  await asAdmin(client => client.query(`create database ${name} template ${template}`))
  return {
    url: urlOf(name),
    drop: () =>
      asAdmin(client => client.query(`drop database if exists ${name} with (force)`)).then(() => {}),
  }
}
