import pg from 'pg'

/** Whether a Steward server works on this database now, from whichever machine. */
export async function isServed(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'steward-look' })
  await client.connect()
  try {
    // Every server follows its jobs all the time; commands do not.
    const { rows } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and application_name = 'steward-jobs' limit 1`,
    )
    return rows.length > 0
  } finally {
    await client.end()
  }
}
