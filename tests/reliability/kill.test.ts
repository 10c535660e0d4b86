import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { type ServerProcess, startServer } from '../harness/server-process.ts'

const kills = 20
const writers = 8
const seed = 20_160_229

/** A small generator of its own, so that a failing run can be repeated. */
function randomOf(start: number): () => number {
  let state = start
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const cleanUps: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const act of cleanUps.reverse()) await act()
})

async function environment(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-kill-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  const shared = { STEWARD_DATA: folder, STEWARD_DEMO: '0', STEWARD_RATE_LIMIT: '0' }
  if (!process.env.DATABASE_URL) return shared
  const database = await freshDatabase('template1')
  cleanUps.push(database.drop)
  return { ...shared, DATABASE_URL: database.url }
}

async function post(
  server: ServerProcess,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return fetch(`${server.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function firstToken(server: ServerProcess): Promise<string> {
  const account = { username: 'chief', password: 'correct horse battery' }
  const made = await post(server, '/setup', {
    company: 'Kill test',
    name: 'Chief',
    email: 'chief@example.org',
    ...account,
  })
  const cookie = made.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  const issued = await post(
    server,
    '/me/tokens',
    { name: 'writer', scopes: ['read', 'write'], expiresInDays: 1 },
    { cookie, 'sec-fetch-site': 'same-origin' },
  )
  return ((await issued.json()) as { token: string }).token
}

it('loses nothing acknowledged and does nothing twice when it is killed 20 times while people write', async () => {
  const random = randomOf(seed)
  const env = await environment()
  let server = await startServer(env)
  cleanUps.push(() => server.kill('SIGTERM').catch(() => {}))
  const authorization = `Bearer ${await firstToken(server)}`
  const acknowledged = new Map<string, string>()
  let next = 0

  const write = async (until: () => boolean): Promise<void> => {
    while (!until()) {
      const title = `Written ${next++}`
      const answer = await post(
        server,
        '/incidents',
        { title },
        { authorization, 'idempotency-key': title },
      ).catch(() => null)
      if (answer?.status !== 201) return
      const body = (await answer.json().catch(() => null)) as { number: string } | null
      if (body) acknowledged.set(title, body.number)
    }
  }

  for (let round = 0; round < kills; round++) {
    let killed = false
    const before = acknowledged.size
    const working = Array.from({ length: writers }, () => write(() => killed))
    // A server fresh from the start is slow on its first requests: the kill is to hit it while it writes.
    while (acknowledged.size === before) await pause(5)
    await pause(random() * 250)
    killed = true
    await server.kill('SIGKILL')
    await Promise.all(working)
    server = await startServer(env)
  }

  const numbers = new Map<string, string[]>()
  let cursor = ''
  do {
    const page = await fetch(
      `${server.url}/api/v1/incidents?sort=-createdAt&limit=200${cursor && `&cursor=${cursor}`}`,
      {
        headers: { authorization },
      },
    )
    const { items, next: more } = (await page.json()) as {
      items: { title: string; number: string }[]
      next: string | null
    }
    for (const { title, number } of items) numbers.set(title, [...(numbers.get(title) ?? []), number])
    cursor = more ?? ''
  } while (cursor)

  expect(acknowledged.size).toBeGreaterThan(kills)
  const lost = [...acknowledged].filter(([title, number]) => !numbers.get(title)?.includes(number))
  expect(lost, `seed ${seed}`).toEqual([])
  expect([...numbers.values()].filter(list => list.length > 1)).toEqual([])
  await server.kill('SIGTERM')
  expect(server.child.exitCode).toBe(0)
}, 900_000)
