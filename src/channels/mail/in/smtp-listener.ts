import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { MailPost } from '../mail-post.ts'
import { isDeskAddress } from '../reply-address.ts'
import { bounded } from './bounded.ts'
import { storeMessage } from './store-message.ts'

const mostConnections = 50
const mostRecipients = 20

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

/** Takes mail for the desk by SMTP, from the company's own mail server. It passes nothing on, so it can be no relay. */
export class SmtpListener {
  readonly #post: MailPost
  readonly #at: { host: string; port: number }
  readonly #server: SMTPServer
  #storing = 0

  constructor(post: MailPost, at: { host: string; port: number }) {
    this.#post = post
    this.#at = at
    this.#server = new SMTPServer({
      name: 'steward',
      banner: 'Steward',
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      size: post.maxBytes,
      maxClients: mostConnections,
      socketTimeout: 60_000,
      onRcptTo: ({ address }, session, done) => done(this.#refusalOf(address, session)),
      onData: (stream, session, done) => {
        this.#store(stream, session).then(
          tooLarge => done(tooLarge ? refusal(552, 'The message is too large') : null),
          error => {
            post.kernel.log.error({ error: String(error) }, 'a message could not be stored')
            // The other side keeps it and tries again.
            done(refusal(451, 'Try again later'))
          },
        )
      },
    })
    this.#server.on('error', error => post.kernel.log.warn({ error: String(error) }, 'smtp connection'))
  }

  /** The port it listens on. */
  async start(): Promise<number> {
    const { host, port } = this.#at
    await new Promise<void>((resolve, reject) => {
      this.#server.server.once('error', reject)
      this.#server.listen(port, host, () => resolve())
    })
    return (this.#server.server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
    for (let patience = 50; this.#storing > 0 && patience > 0; patience--)
      await new Promise(resolve => setTimeout(resolve, 100))
  }

  #refusalOf(address: string, session: SMTPServerSession): Error | null {
    if (!isDeskAddress(this.#post, address)) return refusal(550, 'No such mailbox here')
    return session.envelope.rcptTo.length >= mostRecipients ? refusal(452, 'Too many recipients') : null
  }

  async #store(stream: NodeJS.ReadableStream, { envelope }: SMTPServerSession): Promise<boolean> {
    this.#storing++
    try {
      const { raw, isTooLarge } = bounded(stream, this.#post.maxBytes)
      await storeMessage(this.#post, {
        raw,
        source: 'smtp',
        envelopeFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
        envelopeTo: envelope.rcptTo.map(({ address }) => address.toLowerCase()),
        isTooLarge,
      })
      return isTooLarge()
    } finally {
      this.#storing--
    }
  }
}
