import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Transporter } from 'nodemailer'
import type { MailPost } from '../mail-post.ts'
import { composeDue } from './compose-due.ts'
import { outcomeOf } from './outcome-of.ts'

interface Claimed {
  id: string
  sha256: string
  attempts: number
  envelopeFrom: string
  envelopeTo: string[]
}

const tickMs = 1000
const atOnce = 10
/** Longer than any attempt takes: who had it then was killed. The same Message-ID makes a second copy known as one. */
const lostAfterMs = 2 * 60_000

/** The library is read when there is a server to speak to. */
async function transportTo(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
}

/**
 * Writes due messages and hands them to the mail server, again and again until it takes them. All it knows is in the
 * database, so that any node may go on where another was killed.
 */
export class MailSender {
  readonly #post: MailPost
  readonly #smtpUrl: string | null
  #transport: Transporter | null = null
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(post: MailPost, smtpUrl: string | null) {
    this.#post = post
    this.#smtpUrl = smtpUrl
  }

  start(): void {
    this.#schedule(tickMs)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
    this.#transport?.close()
  }

  /** Writes and sends all that is due now; one round after the other. */
  run(): Promise<void> {
    const round = this.#running.then(() => this.#round())
    this.#running = round.catch(() => {})
    return round
  }

  async #round(): Promise<void> {
    await composeDue(this.#post)
    if (!this.#smtpUrl) return
    this.#transport ??= await transportTo(this.#smtpUrl)
    await this.#giveBackLost()
    for (;;) {
      const claimed = await this.#claim()
      await Promise.all(claimed.map(message => this.#send(message)))
      if (claimed.length < atOnce) return
    }
  }

  #schedule(delay: number): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.run()
        .catch(error => this.#post.kernel.log.warn({ error: String(error) }, 'mail could not be sent'))
        .finally(() => this.#schedule(tickMs))
    }, delay)
    this.#timer.unref()
  }

  async #claim(): Promise<Claimed[]> {
    const now = this.#post.kernel.clock.now()
    const claimed = await sql<Claimed>`
      update mail_message set disposition = 'sending', reason = 'sending', claimed_at = ${now}, attempts = attempts + 1
      where id in (select id from mail_message where disposition = 'waiting' and next_at <= ${now}
        order by next_at limit ${sql.lit(atOnce)} for update skip locked)
      returning id, sha256, attempts, envelope_from as "envelopeFrom", envelope_to as "envelopeTo"`.execute(
      this.#post.kernel.root,
    )
    return claimed.rows
  }

  async #giveBackLost(): Promise<void> {
    const before = new Date(this.#post.kernel.clock.now().getTime() - lostAfterMs)
    await sql`update mail_message set disposition = 'waiting', reason = 'waiting'
      where disposition = 'sending' and claimed_at < ${before}`.execute(this.#post.kernel.root)
  }

  async #send({ id, sha256, attempts, envelopeFrom, envelopeTo }: Claimed): Promise<void> {
    const { kernel, files } = this.#post
    try {
      const raw = await buffer(await files.get(sha256))
      const sent = await this.#transport?.sendMail({ raw, envelope: { from: envelopeFrom, to: envelopeTo } })
      await this.#settle(id, 'sent', 'sent', { response: String(sent?.response ?? '').slice(0, 300) }, null)
    } catch (error) {
      const { final, reason, details, waitMs } = outcomeOf(error, attempts)
      const nextAt = final ? null : new Date(kernel.clock.now().getTime() + waitMs)
      await this.#settle(id, final ? 'failed' : 'waiting', reason, details, nextAt)
      kernel.log.warn({ message: id, ...details }, final ? 'a mail was given up' : 'a mail is tried again')
    }
  }

  async #settle(
    id: string,
    disposition: string,
    reason: string,
    details: Record<string, unknown>,
    nextAt: Date | null,
  ): Promise<void> {
    const sentAt = disposition === 'sent' ? this.#post.kernel.clock.now() : null
    await sql`update mail_message set disposition = ${disposition}, reason = ${reason}, next_at = ${nextAt},
      sent_at = ${sentAt}, details = details || ${JSON.stringify(details)}::jsonb
      where id = ${id} and disposition = 'sending'`.execute(this.#post.kernel.root)
  }
}
