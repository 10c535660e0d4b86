import pg from 'pg'

/** Exit 0 when a PostgreSQL that may create databases answers at the URL. For .ci/run. */
const client = new pg.Client({ connectionString: process.argv[2], connectionTimeoutMillis: 3000 })
try {
  await client.connect()
  const { rows } = await client.query<{ able: boolean }>(
    `select rolcreatedb or rolsuper as able from pg_roles where rolname = current_user`,
  )
  await client.end()
  process.exit(rows[0]?.able ? 0 : 1)
} catch {
  process.exit(1)
}
