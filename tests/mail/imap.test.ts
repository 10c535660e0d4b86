import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImapConfig } from '../../src/platform/config/mail.ts'
import { type ImapPeer, imapPeer } from './imap-peer.ts'
import { type MailWorld, mailWorld } from './mail-world.ts'

let peer: ImapPeer
let world: MailWorld
const config = (port: number, more: Partial<ImapConfig> = {}): ImapConfig => ({
  host: '127.0.0.1',
  port,
  secure: false,
  user: 'testuser',
  password: 'testpass',
  folder: 'INBOX',
  oauth: null,
  ...more,
})
const message = (subject: string, id = subject.toLowerCase()) =>
  `From: anna@example.org\nTo: desk@example.org\nSubject: ${subject}\nMessage-ID: <${id}@anna.example.org>\n\nHello.\n`

const titles = async (of: MailWorld): Promise<string[]> => {
  const found = await sql<{ title: string }>`select title from work_item order by created_at, number`.execute(
    of.steward.kernel.db,
  )
  return found.rows.map(({ title }) => title)
}
const patience = { timeout: 30_000 }

beforeAll(async () => {
  peer = await imapPeer()
  peer.put(message('One'))
  peer.put(message('Read by somebody already'), ['\\Seen'])
  peer.put(message('Two'))
  world = await mailWorld({ imap: config(peer.port) })
})
afterAll(async () => {
  await world.stop()
  await peer.close()
})

it('takes what nobody has read when it begins, and marks it as read', async () => {
  await expect.poll(() => titles(world), patience).toEqual(['One', 'Two'])
  await expect.poll(() => peer.seen(), patience).toEqual([1, 2, 3])
  expect(world.steward.mail.mailbox?.problem).toBeNull()
})

it('takes what arrives as soon as the server tells of it, also what somebody read first', async () => {
  peer.put(message('Three'))
  await expect.poll(() => titles(world), patience).toEqual(['One', 'Two', 'Three'])
  peer.put(message('Four'), ['\\Seen'])
  await expect.poll(() => titles(world), patience).toEqual(['One', 'Two', 'Three', 'Four'])
})

it('finds its way back when the connection is lost, and takes nothing twice', async () => {
  peer.drop()
  peer.put(message('Five'))
  await expect.poll(() => titles(world), patience).toEqual(['One', 'Two', 'Three', 'Four', 'Five'])
  const found = await sql<{ disposition: string }>`
    select disposition from mail_message where direction = 'in'`.execute(world.steward.kernel.db)
  expect(found.rows.map(row => row.disposition)).toEqual(Array(5).fill('created'))
})

it('says why it cannot read the mailbox', async () => {
  const locked = await mailWorld({ imap: config(peer.port, { password: 'wrong' }) })
  try {
    await expect
      .poll(() => locked.steward.mail.mailbox?.problem ?? '', patience)
      .not.toBe('not connected yet')
    expect(locked.steward.mail.mailbox?.problem).not.toContain('wrong')
  } finally {
    await locked.stop()
  }
})

it('signs in with an access token that it fetched', async () => {
  const asked: string[] = []
  const tokens = createServer((request, reply) => {
    request.on('data', (chunk: Buffer) => asked.push(chunk.toString()))
    request.on('end', () => reply.end(JSON.stringify({ access_token: 'fresh-token', expires_in: 3600 })))
  })
  await new Promise<void>(resolve => tokens.listen(0, '127.0.0.1', resolve))
  const { port } = tokens.address() as AddressInfo
  const oauth = {
    tokenUrl: `http://127.0.0.1:${port}/token`,
    clientId: 'steward',
    clientSecret: 'shh',
    refreshToken: 'again',
    scope: null,
  }
  const signedIn = await mailWorld({ imap: config(peer.port, { password: null, oauth }) })
  try {
    await expect.poll(() => signedIn.steward.mail.mailbox?.problem, patience).toBeNull()
    expect(asked.join()).toContain('grant_type=refresh_token')
  } finally {
    await signedIn.stop()
    await new Promise(resolve => tokens.close(resolve))
  }
})
