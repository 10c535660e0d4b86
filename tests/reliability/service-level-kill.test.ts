import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { type ServerProcess, startServer } from '../harness/server-process.ts'

const kills = 6
const incidents = 12
/** Of one minute: something is due every second or two. */
const shares = [5, 9, 14, 20, 27, 36, 47, 60, 78, 100]

const cleanUps: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const act of cleanUps.reverse()) await act()
})

async function send(
  server: ServerProcess,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

async function tokenOf(server: ServerProcess): Promise<string> {
  const made = await send(server, '/setup', {
    company: 'Kill test',
    name: 'Chief',
    email: 'chief@example.org',
    username: 'chief',
    password: 'correct horse battery',
  })
  const cookie = made.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const wanted = { name: 'test', scopes: ['read', 'write'], expiresInDays: 1 }
  const issued = await send(server, '/me/tokens', wanted, headers)
  return ((await issued.json()) as { token: string }).token
}

it('does at each share of the time what is to be done exactly once, killed six times and down over the due time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'steward-sla-kill-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  const database = await freshDatabase()
  cleanUps.push(database.drop)
  const env = {
    STEWARD_DATA: folder,
    STEWARD_DEMO: '0',
    STEWARD_RATE_LIMIT: '0',
    DATABASE_URL: database.url,
  }
  let server = await startServer(env)
  cleanUps.push(() => server.kill('SIGTERM').catch(() => {}))
  const headers = { authorization: `Bearer ${await tokenOf(server)}` }
  const warnings = shares.map(percent => ({ percent, raisePriority: percent % 2 === 0 }))
  await send(
    server,
    '/agreements',
    {
      name: 'Within a minute',
      recordType: 'incident',
      targets: [{ name: 'Resolution', minutes: { default: 1 }, warnings }],
    },
    headers,
  )
  const begun = Date.now()
  for (let index = 0; index < incidents; index++)
    await send(server, '/incidents', { title: `Fault ${index}` }, headers)
  for (let kill = 0; kill < kills; kill++) {
    await pause(300 + ((kill * 977) % 2500))
    await server.kill('SIGKILL')
    // Down while things fall due.
    if (kill % 2) await pause(2500)
    server = await startServer(env)
  }
  await pause(Math.max(0, 62_000 - (Date.now() - begun)))

  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  cleanUps.push(() => client.end())
  const told = async () =>
    (
      await client.query<{ record: string; shares: number[] }>(`
        select record_id as record, array_agg(share::int order by seq, share::int) as shares
        from ledger, jsonb_array_elements_text(data->'shares') share
        where fact like 'incident.serviceLevel%' group by record_id`)
    ).rows
  await expect
    .poll(async () => (await told()).filter(each => each.shares.length >= shares.length).length, {
      timeout: 20_000,
    })
    .toBe(incidents)
  for (const each of await told()) expect(each.shares).toEqual(shares)
  const acts = await client.query('select count(*)::int as count from service_act where told')
  expect(acts.rows[0].count).toBe(incidents * shares.length)
}, 180_000)
