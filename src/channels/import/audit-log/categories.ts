import { sql } from 'kysely'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { creating, importer, type NamedRecords } from './named-records.ts'

/** A category of the log, or a subcategory with the category it stands under: the same name may stand under several. */
export interface CategoryName {
  name: string
  parent: string | null
}

const separator = '\u0000'

/** The label under which `namedCategories` answers. */
export const categoryLabel = (name: string, parent: string | null): string =>
  parent === null ? name : `${parent}${separator}${name}`

/** The category of each name, added where it is missing. In a dry run a missing one has its label for an id. */
export async function namedCategories(
  kernel: Kernel,
  names: readonly CategoryName[],
  { dryRun }: { dryRun: boolean },
): Promise<NamedRecords> {
  const act = (inside: Kernel) => findOrAdd(inside, names, dryRun)
  return dryRun ? act(kernel) : oneAtATime(kernel, act)
}

async function findOrAdd(
  kernel: Kernel,
  names: readonly CategoryName[],
  dryRun: boolean,
): Promise<NamedRecords> {
  const command = creating(kernel, 'category')
  const known = await knownCategories(kernel)
  const idByLabel = new Map<string, string>()
  let added = 0
  // Categories before what stands under them.
  for (const { name, parent } of names.toSorted(
    (a, b) => Number(a.parent !== null) - Number(b.parent !== null),
  )) {
    const label = categoryLabel(name, parent)
    const parentId = parent === null ? null : (idByLabel.get(parent) ?? null)
    let id = known.get(keyOf(name, parentId))
    if (!id) {
      added++
      const input = parentId === null ? { name } : { name, parent: parentId }
      id = dryRun ? label : (await execute(kernel, { actor: importer, command, input })).row.id
      known.set(keyOf(name, parentId), id)
    }
    idByLabel.set(label, id)
  }
  return { idByLabel, added }
}

async function knownCategories(kernel: Kernel): Promise<Map<string, string>> {
  const found = await sql<{ id: string; name: string; parent: string | null }>`
    select id, name, parent_id as parent from category`.execute(kernel.db)
  return new Map(found.rows.map(({ id, name, parent }) => [keyOf(name, parent), id]))
}

const keyOf = (name: string, parent: string | null): string =>
  `${parent ?? ''}${separator}${name.toLowerCase()}`
