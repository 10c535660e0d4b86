import pg from 'pg'
import type { Log } from '../../kernel/ports/log.ts'

const channel = 'steward_ledger'
/** NOTIFY takes a lock over the whole database at commit, so one is sent for many writes, outside their transactions. */
const gatherMs = 20
const reconnectMs = 1000

/**
 * Tells every node that the ledger grew. Only a hint: each node reads the ledger itself, and looks now and then
 * without being told, so a lost notification delays and never loses.
 */
export class WakeUp {
  readonly #url: string
  readonly #log: Log
  readonly #heard: () => void
  readonly #channels = new Map<string, (payload: string) => void>()
  #client: pg.Client | null = null
  #saying: Promise<void> = Promise.resolve()
  #pending: NodeJS.Timeout | null = null
  #stopped = false

  constructor(url: string, heard: () => void, log: Log) {
    this.#url = url
    this.#heard = heard
    this.#log = log
  }

  /** What other nodes say on a channel of its own; to be called before the start. A constant name, never given from outside. */
  hear(name: string, heard: (payload: string) => void): void {
    this.#channels.set(name, heard)
  }

  /** Says something small to the other nodes; lost when there is no connection. */
  notify(name: string, payload: string): void {
    this.#say('select pg_notify($1, $2)', [name, payload])
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'steward-live',
      keepAlive: true,
    })
    client.on('notification', ({ channel: name, payload = '' }) => {
      if (name === channel) this.#heard()
      else this.#channels.get(name)?.(payload)
    })
    client.on('error', () => this.#reconnect(client))
    client.on('end', () => this.#reconnect(client))
    try {
      await client.connect()
      for (const name of [channel, ...this.#channels.keys()]) await client.query(`listen ${name}`)
      this.#client = client
    } catch (error) {
      this.#log.warn({ error: String(error) }, 'live events: no connection')
      this.#reconnect(client)
    }
  }

  /** Something was committed here. This node looks at once, the others when the notification comes. */
  tell(): void {
    this.#heard()
    if (this.#pending || this.#stopped) return
    this.#pending = setTimeout(() => {
      this.#pending = null
      this.#say(`notify ${channel}`)
    }, gatherMs)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#pending) clearTimeout(this.#pending)
    await this.#client?.end().catch(() => {})
  }

  /** One after the other: a connection takes one statement at a time. */
  #say(text: string, values: string[] = []): void {
    this.#saying = this.#saying.then(async () => {
      await this.#client?.query(text, values).catch(() => {})
    })
  }

  #reconnect(client: pg.Client): void {
    if (this.#stopped || (this.#client !== null && this.#client !== client)) return
    this.#client = null
    client.removeAllListeners()
    client.on('error', () => {})
    setTimeout(() => {
      if (!this.#stopped) void this.start()
    }, reconnectMs).unref()
  }
}
