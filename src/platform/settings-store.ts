import { sql } from 'kysely'
import type { Db } from '../kernel/database.ts'
import type { FactRow } from '../kernel/ledger/fact.ts'
import type { CustomField, Settings } from '../kernel/record/settings.ts'

const watched = new Set(['setting', 'custom_field'])

/** What administrators set, in memory; another node's change arrives with the ledger's next facts. */
export class SettingsStore implements Settings {
  readonly #db: Db
  #values = new Map<string, unknown>()
  #fields = new Map<string, CustomField[]>()

  constructor(db: Db) {
    this.#db = db
  }

  get<T>(key: string, fallback: T): T {
    // The practice that owns the key checks its form where it is written.
    return (this.#values.get(key) as T | undefined) ?? fallback
  }

  customFields(type: string): readonly CustomField[] {
    return this.#fields.get(type) ?? []
  }

  async refresh(): Promise<void> {
    const settings = await sql<{ key: string; value: unknown }>`select key, value from setting`.execute(
      this.#db,
    )
    const fields = await sql<CustomField>`
      select id, record_type as "recordType", key, label, hint, kind, options, required, internal
      from custom_field where active order by position, label`.execute(this.#db)
    this.#values = new Map(settings.rows.map(row => [row.key, row.value]))
    this.#fields = Map.groupBy(fields.rows, field => field.recordType)
  }

  async onFacts(facts: readonly FactRow[]): Promise<void> {
    if (facts.some(fact => watched.has(fact.recordType))) await this.refresh()
  }
}
