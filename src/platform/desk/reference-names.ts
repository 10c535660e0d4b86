import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { isId } from '../../kernel/query/read.ts'
import type { Fields } from '../../kernel/record/fields.ts'

/** What prepared values refer to, by target type. */
export class References {
  readonly #ids = new Map<string, Set<string>>()

  add(fields: Fields, values: Record<string, unknown>): this {
    for (const [name, value] of Object.entries(values)) {
      const target = fields[name]?.target
      if (!target) continue
      const ids = this.#ids.get(target) ?? new Set<string>()
      for (const id of [value].flat()) if (typeof id === 'string' && isId(id)) ids.add(id)
      this.#ids.set(target, ids)
    }
    return this
  }

  /** The name or number of each, one look-up a target type; what is gone has none. */
  async names(kernel: Kernel): Promise<Record<string, string>> {
    const names: Record<string, string> = {}
    for (const [type, ids] of this.#ids) {
      if (ids.size === 0) continue
      const { table, name } = kernel.registry.target(type)
      const found = await sql<{ id: string; name: string }>`
        select id, ${sql.raw(name)} as name from ${sql.raw(table)} where id = any(${[...ids]}::uuid[])`.execute(
        kernel.db,
      )
      for (const row of found.rows) names[row.id] = row.name
    }
    return names
  }
}
