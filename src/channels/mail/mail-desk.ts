import type { MailConfig } from '../../platform/config/mail.ts'
import type { ImapMailbox } from './in/imap-mailbox.ts'
import type { SmtpListener } from './in/smtp-listener.ts'
import type { MailPost } from './mail-post.ts'
import { MailSender } from './out/mail-sender.ts'

/** All that sends and takes mail on this node, as the settings have it. */
export class MailDesk {
  readonly post: MailPost
  readonly sender: MailSender
  readonly #config: MailConfig
  /** What is read by IMAP, once it is. */
  mailbox: ImapMailbox | null = null
  #listener: SmtpListener | null = null
  /** Where mail is taken by SMTP, once it is. */
  port: number | null = null

  constructor(post: MailPost, config: MailConfig) {
    this.post = post
    this.#config = config
    this.sender = new MailSender(post, config.smtpUrl)
  }

  /** Each protocol is read when it is wanted: a start without mail does not wait for them. */
  async start(): Promise<void> {
    const { imap, listen } = this.#config
    this.sender.start()
    if (imap) {
      const { ImapMailbox } = await import('./in/imap-mailbox.ts')
      this.mailbox = new ImapMailbox(this.post, imap)
      this.mailbox.start()
    }
    if (listen) {
      const { SmtpListener } = await import('./in/smtp-listener.ts')
      this.#listener = new SmtpListener(this.post, listen)
      this.port = await this.#listener.start()
    }
  }

  async stop(): Promise<void> {
    // What stops taking first leaves nothing half taken.
    if (this.port !== null) await this.#listener?.stop()
    await this.mailbox?.stop()
    await this.sender.stop()
  }
}
