import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'

/** The work item of this id, whatever its type, as this actor may see it. */
export async function readWorkItem(
  kernel: Kernel,
  actor: Actor,
  id: string,
): Promise<{ record: RecordType; row: AnyRow }> {
  const found = await sql<{ type: string }>`select type from work_item where id = ${id}`.execute(kernel.db)
  const type = found.rows[0]?.type
  if (!type || !kernel.registry.has(type)) throw notFound()
  const { record } = kernel.registry.get(type)
  return { record, row: await readRow(kernel, actor, record, id) }
}
