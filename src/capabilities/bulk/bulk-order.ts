import type { Actor } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { Problem } from '../../kernel/problem.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

/** One command with one input for many records. */
export interface BulkOrder {
  command: AnyCommand
  /** Null when nothing was given yet: only whether the command is possible can be said. */
  input: Record<string, unknown> | null
}

export interface BulkWords {
  set?: Record<string, unknown>
  command?: string
  input?: Record<string, unknown>
}

/** `set` is an edit; anything else names its command. */
export function orderOf(module: RecordModule, { set, command: name, input }: BulkWords): BulkOrder {
  if ((set === undefined) === (name === undefined)) {
    throw new Problem('bad_request', 'Say either which fields to set or which command to run.')
  }
  const wanted = name ?? 'edit'
  const command = module.commands.find(item => item.name === wanted && !item.creates && !item.ownRoute)
  if (!command) throw new Problem('bad_request', `${module.record.plural} have no command ${wanted}.`)
  const given = set ?? input ?? {}
  return { command, input: Object.keys(given).length === 0 ? null : given }
}

export interface Refusal {
  outcome: 'not_allowed' | 'invalid'
  number: string | null
  reason: string
}

const notAllowed = new Set(['not_found', 'forbidden', 'not_now'])

/** Why a record was left as it is. Of one the person may not see, not even its number is told. */
export function refusalOf(problem: Problem, command: AnyCommand, actor: Actor, row: AnyRow | null): Refusal {
  const { record } = command
  const known = row && matches(record.read(actor), row) ? (row.number ?? row[record.titleField]) : null
  return {
    outcome: notAllowed.has(problem.code) ? 'not_allowed' : 'invalid',
    number: typeof known === 'string' ? known : null,
    reason: problem.message,
  }
}

interface Refused {
  id: string
  number: string | null
  reason: string
}

export interface BulkReport {
  total: number
  /** How many records change, or would. */
  changes: number
  notAllowed: Refused[]
  invalid: Refused[]
  /** For POST /jobs/:id/undo; null when there is nothing to undo. */
  undo: string | null
}
