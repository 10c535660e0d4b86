import type { RequestOptions } from 'web-push'
import { type Delivery, takeDue } from '../../capabilities/notification/deliveries.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type Notice, noticeOf } from './notice-of.ts'
import type { PushKeys } from './push-keys.ts'
import { type Subscription, subscriptionsOf, unsubscribe } from './subscriptions.ts'

/** Hands one notice to the push service of a browser; fails with its `statusCode`. */
export type SendPush = (
  subscription: Subscription,
  payload: string,
  options: RequestOptions,
) => Promise<unknown>

/** The library is read when there is a browser to tell. */
const toPushService: SendPush = async (subscription, payload, options) => {
  const { default: webPush } = await import('web-push')
  return webPush.sendNotification(subscription, payload, options)
}

const tickMs = 1000
/** A notice nobody could be shown for so long is stale. */
const ttlSeconds = 12 * 60 * 60

/**
 * Tells browsers that are not open. At most once: what a push service does not take is in the inbox all the same, and a
 * second buzz would be worse than none.
 */
export class PushSender {
  readonly #kernel: Kernel
  readonly #keys: PushKeys
  readonly #subject: string
  readonly #send: SendPush
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(kernel: Kernel, keys: PushKeys, subject: string, send: SendPush = toPushService) {
    this.#kernel = kernel
    this.#keys = keys
    this.#subject = subject
    this.#send = send
  }

  get publicKey(): string {
    return this.#keys.publicKey
  }

  start(): void {
    this.#schedule()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  /** Sends all that is due now; one round after the other. */
  run(): Promise<void> {
    const round = this.#running.then(() => this.#round())
    this.#running = round.catch(() => {})
    return round
  }

  #schedule(): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.run()
        .catch(error => this.#kernel.log.warn({ error: String(error) }, 'notices could not be sent'))
        .finally(() => this.#schedule())
    }, tickMs)
    this.#timer.unref()
  }

  async #round(): Promise<void> {
    for (;;) {
      const now = this.#kernel.clock.now()
      const taken = await this.#kernel.root.transaction().execute(tx => takeDue(tx, 'push', now))
      if (taken.length === 0) return
      await this.#tell(taken).catch(error =>
        this.#kernel.log.warn({ error: String(error) }, 'a notice could not be sent'),
      )
    }
  }

  async #tell(taken: readonly Delivery[]): Promise<void> {
    const [first] = taken
    if (!first) return
    const subscriptions = await subscriptionsOf(this.#kernel.db, first.person)
    if (subscriptions.length === 0) return
    const notice = await noticeOf(this.#kernel, taken)
    if (!notice) return
    await Promise.all(subscriptions.map(subscription => this.#show(first.person, subscription, notice)))
  }

  async #show(person: string, subscription: Subscription, notice: Notice): Promise<void> {
    const { publicKey, privateKey } = this.#keys
    try {
      await this.#send(subscription, JSON.stringify(notice), {
        vapidDetails: { subject: this.#subject, publicKey, privateKey },
        TTL: ttlSeconds,
        timeout: 10_000,
      })
    } catch (error) {
      const status = (error as { statusCode?: number }).statusCode
      // The browser is gone, or its person said no there.
      if (status === 404 || status === 410) await unsubscribe(this.#kernel.db, person, subscription.endpoint)
      else this.#kernel.log.warn({ status, error: String(error) }, 'a push service did not take a notice')
    }
  }
}
