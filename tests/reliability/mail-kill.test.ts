import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { afterAll, expect, it } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { type ServerProcess, startServer } from '../harness/server-process.ts'
import { imapPeer } from '../mail/imap-peer.ts'

const kills = 4
const writers = 4
const seed = 20_260_801

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

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const raw = (title: string) =>
  `From: Writer <w${title.length}${title.replace(/\D/g, '').slice(-2)}@mail.example>\r\nTo: desk@example.org\r\nSubject: ${title}\r\nMessage-ID: <${title.replace(/\W/g, '-')}@mail.example>\r\n\r\nHello.\r\n`

async function administrator(server: ServerProcess): Promise<string> {
  const send = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const made = await send('/setup', {
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
  const issued = await send(
    '/me/tokens',
    { name: 'mail', scopes: ['read', 'write'], expiresInDays: 1 },
    { cookie, 'sec-fetch-site': 'same-origin' },
  )
  const authorization = `Bearer ${((await issued.json()) as { token: string }).token}`
  for (const key of ['mail.perSenderHour', 'mail.perHour'])
    await send('/settings', { key, value: 1_000_000 }, { authorization })
  return authorization
}

it('loses no message that was acknowledged and makes two of none, killed while it takes them by SMTP and IMAP', async () => {
  const random = randomOf(seed)
  const folder = await mkdtemp(join(tmpdir(), 'steward-mail-kill-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  const mailbox = await imapPeer()
  cleanUps.push(mailbox.close)
  const port = await freePort()
  const env: Record<string, string> = {
    STEWARD_DATA: folder,
    STEWARD_DEMO: '0',
    STEWARD_RATE_LIMIT: '0',
    STEWARD_MAIL_FROM: 'desk@example.org',
    STEWARD_SMTP_LISTEN: String(port),
    STEWARD_IMAP_URL: `imap://testuser:testpass@127.0.0.1:${mailbox.port}/INBOX`,
  }
  if (process.env.DATABASE_URL) {
    const database = await freshDatabase('template1')
    cleanUps.push(database.drop)
    env.DATABASE_URL = database.url
  }
  let server = await startServer(env)
  cleanUps.push(() => server.kill('SIGTERM').catch(() => {}))
  const authorization = await administrator(server)

  const acknowledged = new Set<string>()
  const inMailbox = new Set<string>()
  let next = 0
  /** As a mail server does: the same message again until it is taken. */
  const write = async (until: () => boolean): Promise<void> => {
    const unsent: string[] = []
    while (!until()) {
      const title = unsent.shift() ?? `Sent ${next++}`
      const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 1000 })
      try {
        await transport.sendMail({
          raw: raw(title),
          envelope: { from: 'w@mail.example', to: 'desk@example.org' },
        })
        acknowledged.add(title)
      } catch {
        unsent.push(title)
        await pause(50)
      }
    }
    for (const title of unsent) left.push(title)
  }
  const left: string[] = []

  for (let round = 0; round < kills; round++) {
    let killed = false
    const before = acknowledged.size
    const working = Array.from({ length: writers }, () => write(() => killed))
    for (let n = 0; n < 5; n++) {
      const title = `Mailbox ${round}-${n}`
      inMailbox.add(title)
      mailbox.put(raw(title))
    }
    while (acknowledged.size < before + 3) await pause(5)
    await pause(random() * 400)
    killed = true
    await server.kill('SIGKILL')
    await Promise.all(working)
    server = await startServer(env)
  }
  // What was not acknowledged is sent once more, as it may have been stored all the same.
  for (const title of left) {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    await transport.sendMail({
      raw: raw(title),
      envelope: { from: 'w@mail.example', to: 'desk@example.org' },
    })
    acknowledged.add(title)
  }

  const wanted = [...acknowledged, ...inMailbox].toSorted()
  const titles = async (): Promise<string[]> => {
    const found: string[] = []
    let cursor = ''
    do {
      const page = await fetch(
        `${server.url}/api/v1/incidents?sort=-createdAt&limit=200${cursor && `&cursor=${cursor}`}`,
        {
          headers: { authorization },
        },
      )
      const { items, next: more } = (await page.json()) as { items: { title: string }[]; next: string | null }
      found.push(...items.map(({ title }) => title))
      cursor = more ?? ''
    } while (cursor)
    return found.toSorted()
  }
  await expect
    .poll(async () => (await titles()).length, { timeout: 120_000, interval: 500 })
    .toBeGreaterThanOrEqual(wanted.length)
  expect(await titles(), `seed ${seed}`).toEqual(wanted)
  await server.kill('SIGTERM')
  expect(server.child.exitCode).toBe(0)
}, 900_000)
