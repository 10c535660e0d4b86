import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Difference, FactRow } from '../../kernel/ledger/fact.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

type RunFact = Pick<FactRow, 'fact' | 'internal' | 'changes' | 'data'>

export interface TakenBack {
  row: AnyRow
  /** Fields that are as they were. */
  fields: string[]
  /** Fields that stay: somebody changed them since, or a command set them that has no way back. */
  left: string[]
  /** What was said stays said. */
  replies: number
  notes: number
}

const customPrefix = 'custom.'

/** Takes back the fields a run of a macro set, by an edit, where they still are as it left them. */
export async function takeBack(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  target: string,
  run: string,
): Promise<TakenBack> {
  const { record } = module
  const row = await readRow(kernel, actor, record, target)
  const facts = await factsOf(kernel, row, run)
  const cause = facts[0]?.data?.cause as { id: string; name: string } | undefined
  const edit = module.commands.find(command => command.name === 'edit')
  if (!cause || !edit) throw notFound('run of a macro')
  const changes = differencesOf(facts)
  const input = reversal(row, changes, Object.keys(edit.input))
  if (Object.keys(input).length === 0)
    throw new Problem('not_now', 'Nothing of it can be taken back: it was changed since, or undone already.')
  const { id, name } = cause
  const outcome = await execute(kernel, {
    actor,
    command: edit,
    target: row.id,
    input,
    expectedVersion: row.version,
    cause: { type: 'macro', id, name, undoes: run },
  })
  const names = [...changes.keys()].filter(each => each !== 'stateCategory')
  const stays = (each: string) => !isSame(valueIn(outcome.row, each), changes.get(each)?.from)
  const said = facts.filter(({ data }) => data?.comment)
  return {
    row: outcome.row,
    fields: names.filter(each => !stays(each)),
    left: names.filter(stays),
    replies: said.filter(({ internal }) => !internal).length,
    notes: said.filter(({ internal }) => internal).length,
  }
}

async function factsOf(kernel: Kernel, row: AnyRow, run: string): Promise<RunFact[]> {
  // The record's own facts, by their index; of a run there are few.
  const found = await sql<RunFact>`
    select fact, internal, changes, data from ledger
    where record_id = ${row.id} and data -> 'cause' ->> 'run' = ${run} order by seq limit 100`.execute(
    kernel.db,
  )
  return found.rows
}

/** Of several steps at one field: from before the first to after the last. */
function differencesOf(facts: readonly RunFact[]): Map<string, Difference> {
  const net = new Map<string, Difference>()
  for (const { changes } of facts) {
    for (const [name, { from, to }] of Object.entries(changes ?? {}))
      net.set(name, { from: net.has(name) ? net.get(name)?.from : from, to })
  }
  return net
}

function reversal(
  row: AnyRow,
  changes: ReadonlyMap<string, Difference>,
  editable: readonly string[],
): Record<string, unknown> {
  const set: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const [name, { from, to }] of changes) {
    if (isSame(from, to) || !isSame(valueIn(row, name), to)) continue
    if (name.startsWith(customPrefix)) custom[name.slice(customPrefix.length)] = from
    else if (editable.includes(name)) set[name] = from
  }
  return Object.keys(custom).length > 0 ? { ...set, custom } : set
}

const valueIn = (row: AnyRow, name: string): unknown =>
  name.startsWith(customPrefix) ? row.custom[name.slice(customPrefix.length)] : row[name]

/** The ledger keeps values as JSON: an instant is compared as its text. */
const isSame = (now: unknown, then: unknown): boolean =>
  JSON.stringify(now ?? null) === JSON.stringify(then ?? null)
