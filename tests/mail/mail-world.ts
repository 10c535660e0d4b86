import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { type MailConfig, noMail } from '../../src/platform/config/mail.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { type SmtpPeer, smtpPeer, type Taken } from './smtp-peer.ts'

type Loose = ReturnType<typeof JSON.parse>

/** A desk with a mailbox, two who work there, one who asks, and the mail server outside. */
export interface MailWorld extends TestSteward {
  peer: SmtpPeer
  ben: TestPerson
  mara: TestPerson
  anna: TestPerson
  admin: TestPerson
  desk: { id: string }
  incident(by?: TestPerson, more?: Record<string, unknown>): Promise<Loose>
  /** Waits until all that happened has been told, lets the minute pass, and sends. */
  send(seconds?: number): Promise<void>
  /** Hands messages to the desk by SMTP, as a mail server would, and waits for what becomes of each, in their order. */
  receive(...messages: Mailed[]): Promise<Received[]>
  /** What this person was sent since the last look. */
  sentTo(person: string): Taken[]
}

export interface Mailed {
  from?: string
  to?: string
  subject?: string
  text?: string
  html?: string
  messageId?: string
  inReplyTo?: string
  references?: string[]
  headers?: Record<string, string>
  attachments?: { filename?: string; content: string | Buffer; contentType?: string; cid?: string }[]
  /** In place of all above: the message as it is. */
  raw?: string | Buffer
  /** Who the mail server says it is from; empty: nobody. */
  envelopeFrom?: string
}

export interface Received {
  id: string
  disposition: string
  reason: string
  details: Loose
  recordId: string | null
  personId: string | null
  subject: string
}

export const deskMail = { name: 'IT Desk', address: 'desk@example.org' }

async function until(holds: () => Promise<boolean>): Promise<void> {
  const giveUp = Date.now() + 120_000
  while (!(await holds())) {
    if (Date.now() > giveUp) throw new Error('What was waited for did not happen.')
    await pause(20)
  }
}

const place = { host: '127.0.0.1', port: 0 }

export async function mailWorld(
  more: Partial<MailConfig> = {},
  options: { web?: boolean } = {},
): Promise<MailWorld> {
  const peer = await smtpPeer()
  const mail = { ...noMail, smtpUrl: peer.url, from: deskMail, listen: place, ...more }
  const world = await testSteward({ working: true, mail, ...options })
  const { kernel, mail: mailDesk } = world.steward
  const { sender } = mailDesk
  const ben = await world.person('Ben Okafor', ['agent'], { email: 'ben@example.org' })
  const mara = await world.person('Mara Lindt', ['agent', 'process_owner'], {
    email: 'mara@example.org',
    language: 'de',
  })
  const anna = await world.person('Anna Keller', ['requester'], { email: 'anna@example.org' })
  const admin = await world.person('Ada Chief', ['administrator'], { email: 'ada@example.org' })
  const desk = await world.group('Service Desk', [ben.id, mara.id])

  const told = () =>
    until(async () => {
      const left = await sql`select 1 from ledger l, ledger_reader r
        where r.name in ('notifications', 'reactions') and (l.xid, l.seq) > (r.xid, r.seq) limit 1`.execute(
        kernel.root,
      )
      return left.rows.length === 0
    })
  /** Nothing that arrived is unread any more. */
  const settled = () =>
    until(async () => {
      const left = await sql`select 1 from mail_message where disposition = 'received' limit 1`.execute(
        kernel.db,
      )
      return left.rows.length === 0
    })

  const toDesk = createTransport({
    host: '127.0.0.1',
    port: mailDesk.port ?? 0,
    secure: false,
    ignoreTLS: true,
  })
  const receive = async (...messages: Mailed[]): Promise<Received[]> => {
    const first = await sql<{ id: string | null }>`select max(id::text) as id from mail_message`.execute(
      kernel.db,
    )
    for (const { envelopeFrom, to = deskMail.address, from = 'anna@example.org', raw, ...rest } of messages) {
      const sender = /<([^>]+)>/.exec(from)?.[1] ?? from
      const content = raw === undefined ? { from, to, ...rest } : { raw }
      await toDesk.sendMail({ ...content, envelope: { from: envelopeFrom ?? sender, to } })
    }
    await settled()
    const found = await sql<Received>`
      select id, disposition, reason, details, record_id as "recordId", person_id as "personId", subject
      from mail_message where direction = 'in' and id::text > coalesce(${first.rows[0]?.id ?? null}, '')
      order by id`.execute(kernel.db)
    return found.rows
  }
  return {
    ...world,
    receive,
    peer,
    ben,
    mara,
    anna,
    admin,
    desk,
    incident: async (by = anna, input = {}) =>
      (await by.post('/incidents', { title: 'The printer prints blank pages', ...input })).body,
    send: async (seconds = 61) => {
      await told()
      world.clock.advance(seconds * 1000)
      await sender.run()
    },
    sentTo: address => {
      const found = peer.taken.filter(taken => taken.to.includes(address))
      for (const taken of found) peer.taken.splice(peer.taken.indexOf(taken), 1)
      return found
    },
    stop: async () => {
      await world.stop()
      await peer.close()
    },
  }
}
