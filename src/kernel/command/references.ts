import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { all } from '../access/where.ts'
import type { Kernel } from '../kernel.ts'
import { Problem } from '../problem.ts'
import { toSql } from '../query/where-sql.ts'
import type { RecordType } from '../record/declaration.ts'

/**
 * Every reference a change sets must point at a record that exists and that this actor may see; one look-up a target
 * type. A foreign key alone would let a person attach his record to what is hidden from him.
 */
export async function checkReferences(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  set: Record<string, unknown>,
): Promise<void> {
  const wanted = new Map<string, Map<string, string>>()
  for (const [name, value] of Object.entries(set)) {
    const field = record.fields[name]
    if (!field?.target || value === null || field.readOnly) continue
    const ids = Array.isArray(value) ? (value as string[]) : [value as string]
    const byId = wanted.get(field.target) ?? new Map<string, string>()
    for (const id of ids) if (id !== actor.id) byId.set(id, name)
    wanted.set(field.target, byId)
  }
  for (const [target, byId] of wanted) {
    if (byId.size > 0) await refuseUnknown(kernel, actor, target, byId)
  }
}

async function refuseUnknown(
  kernel: Kernel,
  actor: Actor,
  target: string,
  byId: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = [...byId.keys()]
  const shape = kernel.registry.shape(target)
  const readable = toSql(all({ field: 'id', in: ids }, shape.record.read(actor)), shape)
  const found = await sql<{
    id: string
  }>`select w.id from ${sql.raw(shape.mainTable)} w where ${readable}`.execute(kernel.db)
  const known = new Set(found.rows.map(row => row.id))
  const errors = [...byId]
    .filter(([id]) => !known.has(id))
    .map(([, field]) => ({ pointer: `/${field}`, detail: `There is no such ${target}.` }))
  if (errors.length > 0) throw new Problem('invalid_input', `There is no such ${target}.`, { errors })
}
