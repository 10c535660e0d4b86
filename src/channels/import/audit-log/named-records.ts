import { sql } from 'kysely'
import { type Actor, systemActor } from '../../../kernel/access/actor.ts'
import type { AnyCommand } from '../../../kernel/command/command.ts'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { withExternalId } from '../with-external-id.ts'

/** Records the import adds for labels in the log act by its own name. */
export const importer: Actor = systemActor('import', 'import')

/** A transaction holds the ledger's readers up: none is longer than these creations take. */
const batch = 200

export interface NamedRecords {
  idByLabel: Map<string, string>
  added: number
}

/**
 * The record of each label: the one that was imported under it, else the only one of that name, else a new one. In a
 * dry run a new one has its label for an id.
 */
export async function namedRecords(
  kernel: Kernel,
  type: string,
  labels: readonly string[],
  { dryRun }: { dryRun: boolean },
): Promise<NamedRecords> {
  const idByLabel = await knownRecords(kernel, type, labels)
  const missing = labels.filter(label => !idByLabel.has(label))
  if (dryRun) for (const label of missing) idByLabel.set(label, label)
  else {
    for (let at = 0; at < missing.length; at += batch) {
      const added = await addRecords(kernel, type, missing.slice(at, at + batch))
      for (const [label, id] of added) idByLabel.set(label, id)
    }
  }
  return { idByLabel, added: missing.length }
}

async function knownRecords(
  kernel: Kernel,
  type: string,
  labels: readonly string[],
): Promise<Map<string, string>> {
  const shape = kernel.registry.shape(type)
  const title = sql.raw(shape.record.titleField)
  const external = sql.raw(shape.column('externalId') ? 'external_id' : 'null::text')
  const found = await sql<{ id: string; name: string; externalId: string | null }>`
    select id, ${title} as name, ${external} as "externalId" from ${sql.raw(shape.mainTable)}
    where ${title} = any(${[...labels]}::text[]) or ${external} = any(${[...labels]}::text[])`.execute(
    kernel.db,
  )
  const byName = Map.groupBy(found.rows, row => row.name)
  const byExternalId = new Map(found.rows.map(row => [row.externalId, row.id]))
  const known = new Map<string, string>()
  for (const label of labels) {
    const named = byName.get(label) ?? []
    const id = byExternalId.get(label) ?? (named.length === 1 ? named[0]?.id : undefined)
    if (id) known.set(label, id)
  }
  return known
}

async function addRecords(
  kernel: Kernel,
  type: string,
  labels: readonly string[],
): Promise<Map<string, string>> {
  const { record } = kernel.registry.get(type)
  const command = creating(kernel, type)
  return oneAtATime(kernel, async inside => {
    const ids = await knownRecords(inside, type, labels)
    for (const label of labels) {
      if (ids.has(label)) continue
      const names = { [record.titleField]: label }
      const input = 'externalId' in record.fields ? { ...names, externalId: label } : names
      const { row } = await execute(inside, { actor: importer, command, input })
      ids.set(label, row.id)
    }
    return ids
  })
}

/** How an import adds a record of that type. */
export function creating(kernel: Kernel, type: string): AnyCommand {
  const command = kernel.registry.command(type, 'create')
  if (!command) throw new Error(`${type} has no command to create one.`)
  return withExternalId(command)
}
