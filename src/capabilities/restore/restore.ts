import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Difference } from '../../kernel/ledger/fact.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'

/**
 * Puts the fields of one past change back to what they were before it, as an edit like any other: the same policy, the
 * same checks, a fact of its own. Later changes to other fields stay.
 */
export async function restoreBefore(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  target: string,
  seq: number,
): Promise<AnyRow> {
  const row = await readRow(kernel, actor, record, target)
  const found = await sql<{ changes: Record<string, Difference> | null; fact: string }>`
    select l.changes, l.fact from ledger l where l.record_id = ${row.id} and l.seq = ${seq}`.execute(
    kernel.db,
  )
  const fact = found.rows[0]
  if (!fact) throw notFound('entry')
  const command = kernel.registry.command(record.type, 'edit')
  const input = fact.fact === `${record.type}.created` || !command ? {} : inputOf(record, fact.changes ?? {})
  if (!command || Object.keys(input).length === 0) {
    throw new Problem('not_now', 'This entry changed nothing that could be put back.')
  }
  const result = await execute(kernel, { actor, command, target: row.id, input })
  return result.row
}

function inputOf(record: RecordType, changes: Record<string, Difference>): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const [name, { from }] of Object.entries(changes)) {
    if (name.startsWith('custom.')) custom[name.slice('custom.'.length)] = from
    else if (record.fields[name] && !record.fields[name].readOnly) input[name] = from
  }
  return Object.keys(custom).length > 0 ? { ...input, custom } : input
}
