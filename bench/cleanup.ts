import { asking } from './database.ts'

/** Where the filled data ends. */
export interface Mark {
  at: Date
  seq: number
  seal: number
}

export const markOf = (url: string): Promise<Mark> =>
  asking(url, async client => {
    const found = await client.query<{ at: Date; seq: string; seal: string }>(
      `select clock_timestamp() as at, (select coalesce(max(seq), 0) from ledger) as seq,
        (select coalesce(max(id), 0) from ledger_seal) as seal`,
    )
    const [row] = found.rows
    return { at: row?.at ?? new Date(), seq: Number(row?.seq), seal: Number(row?.seal) }
  })

/** Takes away what a run wrote, so that the next finds the same data. */
export const forgetSince = (url: string, { at, seq, seal }: Mark): Promise<void> =>
  asking(url, async client => {
    await client.query('begin')
    await client.query(
      `create temp table gone on commit drop as select id from work_item where created_at >= $1`,
      [at],
    )
    for (const text of [
      'delete from comment where record_id in (select id from gone)',
      'delete from incident where id in (select id from gone)',
      'delete from work_item where id in (select id from gone)',
      'delete from api_token',
      'delete from session',
      'delete from known_device',
      'delete from account',
      'delete from job.job where true',
    ])
      await client.query(text)
    await client.query('delete from ledger where seq > $1', [seq])
    await client.query('delete from ledger_seal where id > $1', [seal])
    await client.query('commit')
    await client.query('vacuum analyze')
  })
