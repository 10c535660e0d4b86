import { sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import { Problem } from '../problem.ts'
import { present } from '../query/present.ts'
import type { AnyRow } from '../record/declaration.ts'
import type { Request } from './request.ts'

/** 409 with both versions: the record as it is now, and which fields others changed since the person looked. */
export async function staleWrite(kernel: Kernel, request: Request, row: AnyRow): Promise<Problem> {
  const { actor, command, expectedVersion } = request
  const facts = await sql<{ changes: Record<string, unknown> | null }>`
    select changes from ledger where record_id = ${row.id} and version > ${expectedVersion}
    order by at desc, seq desc limit 200`.execute(kernel.db)
  const current = present(kernel, actor, command.record, row)
  const changedFields = [...new Set(facts.rows.flatMap(fact => Object.keys(fact.changes ?? {})))].filter(
    name => name in current || name.startsWith('custom.'),
  )
  return new Problem(
    'version_conflict',
    'Somebody changed this record since you opened it. Nothing was overwritten.',
    {
      extras: { current, yourVersion: expectedVersion, changedFields },
    },
  )
}
