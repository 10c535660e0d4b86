import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { logPath } from './audit-log-in-test.ts'

interface Place {
  url: string
  client: pg.Client
  drop: () => Promise<void>
}

const places: Place[] = []
async function place(): Promise<Place> {
  const database = await freshDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const made = { ...database, client }
  places.push(made)
  return made
}

let undisturbed: Place
let disturbed: Place
beforeAll(async () => {
  undisturbed = await place()
  disturbed = await place()
})
afterAll(async () => {
  for (const { client, drop } of places) {
    await client.end()
    await drop()
  }
})

function start({ url }: Place) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-in-child.ts'), url, logPath], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { child, ended: once(child, 'exit') }
}

async function importWhole(at: Place): Promise<void> {
  const { ended } = start(at)
  expect(await ended).toEqual([0, null])
}

const count = async ({ client }: Place, table: string): Promise<number> =>
  (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n

/** Begins an import and kills it as soon as the table has that many rows. */
async function importKilledAt(at: Place, table: string, rows: number): Promise<void> {
  const { child, ended } = start(at)
  let gone = false
  void ended.then(() => {
    gone = true
  })
  while (!gone && (await count(at, table)) < rows) await pause(2)
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

/** All that was imported, without the ids and times of this run. */
const content = async ({ client }: Place): Promise<string> =>
  (
    await client.query(`
    select md5(string_agg(line, E'\\n' order by line)) as content from (
      select concat_ws('|', w.number, w.state, w.title, w.version, w.created_at, w.updated_at, w.resolved_at, w.closed_at,
        g.name, a.name, r.name, w.custom, l.version, l.at, l.fact, l.actor_name, l.internal, l.data) as line
      from work_item w join ledger l on l.record_id = w.id left join assignment_group g on g.id = w.group_id
      left join person a on a.id = w.assignee_id left join person r on r.id = w.requester_id
      union all select concat_ws('|', 'person', external_id, name) from person
      union all select concat_ws('|', 'category', c.name, p.name) from category c left join category p on p.id = c.parent_id
      union all select concat_ws('|', 'field', record_type, key, kind) from custom_field) all_of_it`)
  ).rows[0].content

it('an import that is killed again and again ends as one that was not', async () => {
  await importKilledAt(disturbed, 'person', 100)
  expect(await count(disturbed, 'work_item')).toBe(0)
  await importKilledAt(disturbed, 'person', 500)
  await importKilledAt(disturbed, 'category', 1)
  await importKilledAt(disturbed, 'work_item', 1)
  const torn = await disturbed.client.query(`
    select count(*)::int as n from work_item w left join incident i using (id)
    where i.id is null or w.version <> (select count(*) from ledger l where l.record_id = w.id)`)
  expect(torn.rows[0].n).toBe(0)
  expect(await count(disturbed, 'work_item')).toBeLessThan(450)
  await importWhole(disturbed)
  await importWhole(undisturbed)
  expect(await count(disturbed, 'work_item')).toBe(450)
  expect(await content(disturbed)).toBe(await content(undisturbed))
}, 120_000)
