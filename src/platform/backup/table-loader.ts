import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { quoted } from './catalogue.ts'
import type { Manifest } from './manifest.ts'

interface Load {
  table: string
  stream: ReturnType<typeof copyFrom>
  ended: Promise<void>
}

/** Loads the pieces of tables, which come table by table, with one COPY each; counts the rows. */
export class TableLoader {
  readonly rows: Record<string, number> = {}
  readonly #client: pg.Client
  readonly #columns: ReadonlyMap<string, readonly string[]>
  #load: Load | null = null

  constructor(client: pg.Client, tables: Manifest['tables']) {
    this.#client = client
    this.#columns = new Map(tables.map(table => [table.name, table.columns]))
    for (const { name } of tables) this.rows[name] = 0
  }

  async add(table: string, chunk: Buffer): Promise<void> {
    const load = this.#load?.table === table ? this.#load : await this.#begin(table)
    if (!load.stream.write(chunk)) await Promise.race([once(load.stream, 'drain'), load.ended])
  }

  /** The rows are in, and the connection is free again. */
  async end(): Promise<void> {
    const load = this.#load
    if (!load) return
    this.#load = null
    load.stream.end()
    await load.ended
    this.rows[load.table] = load.stream.rowCount
  }

  /** Gives up the rows under way: a COPY that is left open would keep even a rollback waiting. */
  async abort(): Promise<void> {
    const load = this.#load
    if (!load) return
    this.#load = null
    load.stream.destroy(new Error('The backup cannot be read further.'))
    await load.ended.catch(() => {})
  }

  async #begin(table: string): Promise<Load> {
    await this.end()
    const list = (this.#columns.get(table) ?? []).map(quoted).join(', ')
    const stream = this.#client.query(copyFrom(`copy ${quoted(table)} (${list}) from stdin`))
    const ended = finished(stream)
    // Whoever waits for it next is told; until then a failure is not "unhandled".
    ended.catch(() => {})
    this.#load = { table, stream, ended }
    return this.#load
  }
}
