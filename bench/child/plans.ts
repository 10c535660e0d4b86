import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Sample } from './capture.ts'
import { valuesFor } from './replay.ts'

/** What PostgreSQL does for each statement of a request, run for real and taken back. */
export async function plansOf(pool: pg.Pool, sample: Sample): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const ids = new Map(sample.fresh.map(id => [id, uuidv7()]))
    const plans: string[] = []
    for (const statement of sample.statements) {
      const found = await client.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers) ${statement.text}`,
        valuesFor(statement, ids, 0),
      )
      plans.push(found.rows.map(row => row['QUERY PLAN']).join('\n'))
    }
    return plans
  } finally {
    await client.query('rollback')
    client.release()
  }
}
