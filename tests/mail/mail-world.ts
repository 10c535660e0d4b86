import { sql } from 'kysely'
import { expect } from 'vitest'
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
  /** What this person was sent since the last look. */
  sentTo(person: string): Taken[]
}

export const deskMail = { name: 'IT Desk', address: 'desk@example.org' }

export async function mailWorld(
  more: Partial<MailConfig> = {},
  options: { web?: boolean } = {},
): Promise<MailWorld> {
  const peer = await smtpPeer()
  const mail = { ...noMail, smtpUrl: peer.url, from: deskMail, ...more }
  const world = await testSteward({ working: true, mail, ...options })
  const { kernel, sender } = world.steward
  const ben = await world.person('Ben Okafor', ['agent'], { email: 'ben@example.org' })
  const mara = await world.person('Mara Lindt', ['agent', 'process_owner'], {
    email: 'mara@example.org',
    language: 'de',
  })
  const anna = await world.person('Anna Keller', ['requester'], { email: 'anna@example.org' })
  const admin = await world.person('Ada Chief', ['administrator'], { email: 'ada@example.org' })
  const desk = await world.group('Service Desk', [ben.id, mara.id])

  const told = () =>
    expect
      .poll(
        async () => {
          const left = await sql<{ left: number }>`select count(*)::int as left from ledger l, ledger_reader r
          where r.name in ('notifications', 'reactions') and (l.xid, l.seq) > (r.xid, r.seq)`.execute(
            kernel.root,
          )
          return left.rows[0]?.left
        },
        { timeout: 10_000 },
      )
      .toBe(0)

  return {
    ...world,
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
