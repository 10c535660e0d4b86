import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { all } from '../access/where.ts'
import type { Kernel } from '../kernel.ts'
import { Problem } from '../problem.ts'
import { toSql } from '../query/where-sql.ts'
import type { RecordType } from '../record/declaration.ts'

/** What a change refers to: by target type, the ids with the field that names each. */
export type References = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The references of a change. A person's own id is known to be right. */
export function referencesOf(actor: Actor, record: RecordType, set: Record<string, unknown>): References {
  const references = new Map<string, Map<string, string>>()
  for (const [name, value] of Object.entries(set)) {
    const field = record.fields[name]
    if (!field?.target || value === null || field.readOnly) continue
    const ids = Array.isArray(value) ? (value as string[]) : [value as string]
    const byId = references.get(field.target) ?? new Map<string, string>()
    for (const id of ids) if (id !== actor.id) byId.set(id, name)
    if (byId.size > 0) references.set(field.target, byId)
  }
  return references
}

/** Those to types this actor may read all of: that they exist can be left to the statement that writes. */
export function split(
  kernel: Kernel,
  actor: Actor,
  references: References,
): { open: References; guarded: References } {
  const isOpen = (target: string): boolean => kernel.registry.shape(target).record.read(actor) === true
  const entries = [...references]
  return {
    open: new Map(entries.filter(([target]) => isOpen(target))),
    guarded: new Map(entries.filter(([target]) => !isOpen(target))),
  }
}

/**
 * Every reference must point at a record that exists and that this actor may see; one look-up a target type.
 * A foreign key alone would let a person attach his record to what is hidden from him.
 */
export async function refuseUnknown(kernel: Kernel, actor: Actor, references: References): Promise<void> {
  for (const [target, byId] of references) {
    const shape = kernel.registry.shape(target)
    const readable = toSql(all({ field: 'id', in: [...byId.keys()] }, shape.record.read(actor)), shape)
    const found = await sql<{
      id: string
    }>`select w.id from ${sql.raw(shape.mainTable)} w where ${readable}`.execute(kernel.db)
    const known = new Set(found.rows.map(row => row.id))
    const errors = [...byId]
      .filter(([id]) => !known.has(id))
      .map(([, field]) => ({ pointer: `/${field}`, detail: `There is no such ${target}.` }))
    if (errors.length > 0) throw new Problem('invalid_input', `There is no such ${target}.`, { errors })
  }
}
