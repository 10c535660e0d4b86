import { sql } from 'kysely'
import type { AnyCommand } from '../../kernel/command/command.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Difference } from '../../kernel/ledger/fact.ts'
import { Problem } from '../../kernel/problem.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'

const customPrefix = 'custom.'

/**
 * The edit that takes back what one version changed, from the ledger's difference: each field that still has the
 * value it was given then. What somebody changed since stays; when that is all of it, nothing is taken back.
 */
export async function reversalOf(
  kernel: Kernel,
  command: AnyCommand,
  row: AnyRow,
  version: number,
): Promise<Record<string, unknown>> {
  const found = await sql<{ changes: Record<string, Difference> }>`
    select changes from ledger where record_id = ${row.id} and version = ${version} and changes is not null
    order by seq limit 1`.execute(kernel.db)
  const set: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const [name, { from, to }] of Object.entries(found.rows[0]?.changes ?? {})) {
    if (name.startsWith(customPrefix)) {
      const key = name.slice(customPrefix.length)
      if (isSame(row.custom[key], to)) custom[key] = from
    } else if (command.input[name] && isSame(row[name], to)) set[name] = from
  }
  const input = Object.keys(custom).length > 0 ? { ...set, custom } : set
  if (Object.keys(input).length > 0) return input
  throw new Problem('not_now', 'It was changed again since, so it was left as it is.')
}

/** The ledger keeps values as JSON: an instant is compared as its text. */
const isSame = (now: unknown, then: unknown): boolean =>
  JSON.stringify(now ?? null) === JSON.stringify(then ?? null)
