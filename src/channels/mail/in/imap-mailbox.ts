import { ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import type { ImapConfig } from '../../../platform/config/mail.ts'
import type { MailPost } from '../mail-post.ts'
import { AccessTokens } from './access-token.ts'
import { bounded } from './bounded.ts'
import { storeMessage } from './store-message.ts'

/** Looks this often even when the server says nothing: some do not tell. */
const pollMs = 60_000
const retryMs = { first: 5000, most: 300_000 }

/**
 * Takes what arrives in a mailbox by IMAP, as soon as the server tells of it. A message is marked as read only after it
 * is stored; one that is there already is not stored again, so that being killed in between costs nothing.
 */
export class ImapMailbox {
  readonly #post: MailPost
  readonly #config: ImapConfig
  readonly #tokens: AccessTokens | null
  #client: ImapFlow | null = null
  #stopped = false
  #wake: () => void = () => {}
  #running: Promise<void> = Promise.resolve()
  /** Why it cannot be read at the moment; null: it is. */
  problem: string | null = 'not connected yet'

  constructor(post: MailPost, config: ImapConfig) {
    this.#post = post
    this.#config = config
    this.#tokens = config.oauth ? new AccessTokens(config.oauth) : null
  }

  start(): void {
    this.#running = this.#keepReading()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake()
    this.#client?.close()
    await this.#running
  }

  async #keepReading(): Promise<void> {
    let wait = retryMs.first
    while (!this.#stopped) {
      try {
        await this.#readMailbox(() => {
          this.problem = null
          wait = retryMs.first
        })
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error)
        this.#post.kernel.log.warn({ error: this.problem }, 'the mailbox cannot be read')
      }
      if (!this.#stopped) await this.#pause(wait)
      wait = Math.min(wait * 2, retryMs.most)
    }
  }

  async #readMailbox(connected: () => void): Promise<void> {
    const { host, port, secure, user, password, folder } = this.#config
    const auth = this.#tokens
      ? { user, accessToken: await this.#tokens.get() }
      : { user, pass: password ?? '' }
    const client = new ImapFlow({ host, port, secure, auth, logger: false, disableAutoIdle: true })
    this.#client = client
    let lost: Error | null = null
    client.on('error', error => {
      lost = error
      this.#wake()
    })
    client.on('close', () => {
      lost ??= new Error('the server closed the connection')
      this.#wake()
    })
    client.on('exists', () => this.#wake())
    try {
      await client.connect()
      const mailbox = await client.mailboxOpen(folder)
      const prefix = `imap:${user}@${host}/${folder}:${mailbox.uidValidity}:`
      connected()
      while (!this.#stopped && !lost) {
        await this.#takeNew(client, prefix)
        const idle = client.idle().catch(() => false)
        await this.#pause(pollMs)
        if (this.#stopped || lost) break
        await client.noop()
        await idle
      }
      if (lost && !this.#stopped) throw lost
    } finally {
      this.#client = null
      client.close()
    }
  }

  /** What nobody has read, and what somebody read before we did. */
  async #takeNew(client: ImapFlow, prefix: string): Promise<void> {
    const last = await this.#lastTaken(prefix)
    const unread = await client.search({ seen: false }, { uid: true })
    const behind = last === null ? [] : await client.search({ uid: `${last + 1}:*` }, { uid: true })
    const uids = [...new Set([...(unread || []), ...(behind || []).filter(uid => uid > (last ?? 0))])].sort(
      (a, b) => a - b,
    )
    for (const uid of uids) {
      if (this.#stopped) return
      await this.#take(client, prefix, uid)
    }
  }

  async #take(client: ImapFlow, prefix: string, uid: number): Promise<void> {
    const { content } = await client.download(String(uid), undefined, { uid: true })
    // Somebody deleted it in this moment.
    if (!content) return
    const { raw, isTooLarge } = bounded(content, this.#post.maxBytes)
    await storeMessage(this.#post, { raw, source: 'imap', sourceKey: `${prefix}${uid}`, isTooLarge })
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  }

  async #lastTaken(prefix: string): Promise<number | null> {
    const found = await sql<{ last: string | null }>`
      select max(substr(source_key, ${prefix.length + 1})::bigint) as last from mail_message
      where source = 'imap' and starts_with(source_key, ${prefix})`.execute(this.#post.kernel.db)
    const last = found.rows[0]?.last ?? null
    return last === null ? null : Number(last)
  }

  /** Until the time is over or something wakes it. */
  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
