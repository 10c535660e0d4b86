import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface Taken {
  from: string
  to: string[]
  raw: Buffer
  mail: ParsedMail
}

export interface SmtpPeer {
  url: string
  taken: Taken[]
  /** What is answered instead of taking a message, once for each; empty: all are taken. */
  refusals: { code: number; text: string }[]
  close(): Promise<void>
}

/** A real mail server of the world outside, which keeps what it is given. */
export async function smtpPeer(port = 0): Promise<SmtpPeer> {
  const taken: Taken[] = []
  const refusals: SmtpPeer['refusals'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: async (stream, session, done) => {
      const raw = await buffer(stream)
      const refusal = refusals.shift()
      if (refusal) return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
      const { mailFrom, rcptTo } = session.envelope
      taken.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(recipient => recipient.address),
        raw,
        mail: await simpleParser(raw),
      })
      done()
    },
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    refusals,
    close: () => new Promise(resolve => server.close(resolve)),
  }
}
