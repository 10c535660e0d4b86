import { sql } from 'kysely'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { type CustomField, customColumns } from './log-columns.ts'
import { creating, importer } from './named-records.ts'

type CustomColumn = (typeof customColumns)[number]

const recordType = 'incident'

export interface CustomFieldsNeeded {
  missing: CustomColumn[]
  /** There is such a field of another kind: values of the log would be wrong in it. */
  clashing: CustomColumn[]
}

/** Which custom fields the log's values need that are not there. */
export async function customFieldsFor(
  kernel: Kernel,
  used: ReadonlySet<CustomField>,
): Promise<CustomFieldsNeeded> {
  const wanted = customColumns.filter(column => used.has(column.field))
  // A Steward without the capability keeps the values all the same.
  if (wanted.length === 0 || !kernel.registry.has('custom_field')) return { missing: [], clashing: [] }
  const found = await sql<{ key: string; kind: string }>`
    select key, kind from custom_field where record_type = ${recordType}`.execute(kernel.db)
  const kinds = new Map(found.rows.map(row => [row.key.toLowerCase(), row.kind]))
  const kindHere = ({ key }: CustomColumn) => kinds.get(key.toLowerCase())
  return {
    missing: wanted.filter(column => kindHere(column) === undefined),
    clashing: wanted.filter(column => (kindHere(column) ?? column.kind) !== column.kind),
  }
}

/** Adds the fields, for staff alone: they tell how the source works. */
export async function addCustomFields(kernel: Kernel, used: ReadonlySet<CustomField>): Promise<number> {
  const added = await oneAtATime(kernel, async inside => {
    const { missing } = await customFieldsFor(inside, used)
    for (const { key, label, kind } of missing) {
      const input = { recordType, key, label, kind, internal: true, hint: 'From the incident audit log' }
      await execute(inside, { actor: importer, command: creating(kernel, 'custom_field'), input })
    }
    return missing.length
  })
  if (added > 0) await kernel.settings.refresh()
  return added
}
