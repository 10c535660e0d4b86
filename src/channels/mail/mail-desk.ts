import type { MailConfig } from '../../platform/config/mail.ts'
import { ImapMailbox } from './in/imap-mailbox.ts'
import { SmtpListener } from './in/smtp-listener.ts'
import type { MailPost } from './mail-post.ts'
import { MailSender } from './out/mail-sender.ts'

/** All that sends and takes mail on this node, as the settings have it. */
export class MailDesk {
  readonly post: MailPost
  readonly sender: MailSender
  readonly mailbox: ImapMailbox | null
  readonly #listener: SmtpListener | null
  /** Where mail is taken by SMTP, once it is. */
  port: number | null = null

  constructor(post: MailPost, { smtpUrl, listen, imap }: MailConfig) {
    this.post = post
    this.sender = new MailSender(post, smtpUrl)
    this.#listener = listen ? new SmtpListener(post, listen) : null
    this.mailbox = imap ? new ImapMailbox(post, imap) : null
  }

  async start(): Promise<void> {
    this.sender.start()
    this.mailbox?.start()
    this.port = (await this.#listener?.start()) ?? null
  }

  async stop(): Promise<void> {
    // What stops taking first leaves nothing half taken.
    if (this.port !== null) await this.#listener?.stop()
    await this.mailbox?.stop()
    await this.sender.stop()
  }
}
