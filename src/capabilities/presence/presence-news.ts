import { isStaff } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { LiveHub } from '../../platform/live/hub.ts'
import type { WakeUp } from '../../platform/live/wake-up.ts'
import { forgetSilent, type Place, presentOn } from './presence.ts'

const channel = 'steward_presence'
/** What changes within this time is one look at the database on each node, and one notification. */
const gatherMs = 100
const sweepMs = 5_000
/** A notification holds at most 8,000 bytes. */
const placesInOne = 80

/**
 * Tells the open pages of every node who came, went or writes. A notification only names the record: each node reads
 * who is there, and tells those who may read that record. What is lost is put right by the next event or reconnect.
 */
export class PresenceNews {
  readonly #kernel: Kernel
  readonly #hub: LiveHub
  readonly #wakeUp: WakeUp
  readonly #waiting = new Map<string, Place>()
  #timer: NodeJS.Timeout | null = null
  #sweeper: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(kernel: Kernel, hub: LiveHub, wakeUp: WakeUp) {
    this.#kernel = kernel
    this.#hub = hub
    this.#wakeUp = wakeUp
    wakeUp.hear(channel, payload => this.#gather(placesIn(payload)))
  }

  /** Somebody came, went, or does something else on these records. */
  tell(places: readonly Place[]): void {
    this.#gather(places)
    for (let i = 0; i < places.length; i += placesInOne) {
      const part = places.slice(i, i + placesInOne)
      this.#wakeUp.notify(channel, part.map(({ type, record }) => `${type}:${record}`).join(' '))
    }
  }

  start(): void {
    this.#sweeper = setInterval(() => {
      forgetSilent(this.#kernel).then(
        places => this.tell(places),
        error => this.#kernel.log.warn({ error: String(error) }, 'presence could not be swept'),
      )
    }, sweepMs)
    this.#sweeper.unref()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#sweeper) clearInterval(this.#sweeper)
    await this.#running
  }

  #gather(places: readonly Place[]): void {
    for (const place of places) this.#waiting.set(place.record, place)
    if (this.#waiting.size === 0 || this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      const next = [...this.#waiting.values()]
      this.#waiting.clear()
      this.#running = this.#running
        .then(() => this.#tellPages(next))
        .catch(error => this.#kernel.log.warn({ error: String(error) }, 'presence could not be told'))
    }, gatherMs)
  }

  async #tellPages(places: readonly Place[]): Promise<void> {
    if (this.#hub.size === 0) return
    const present = await presentOn(
      this.#kernel,
      places.map(({ record }) => record),
    )
    for (const [type, group] of Map.groupBy(places, place => place.type)) {
      await this.#hub.tellReaders(
        type,
        group.map(({ record }) => record),
        (actor, id) => (isStaff(actor) ? ['presence', { record: id, people: present.get(id) ?? [] }] : null),
      )
    }
  }
}

function placesIn(payload: string): Place[] {
  return payload.split(' ').flatMap(part => {
    const [type, record] = part.split(':')
    return type && record ? [{ type, record }] : []
  })
}
