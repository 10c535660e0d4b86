import { mayWrite } from '../access/actor.ts'
import { matches } from '../access/where.ts'
import type { Kernel } from '../kernel.ts'
import type { FactRow } from '../ledger/fact.ts'
import { forbidden, notFound, Problem } from '../problem.ts'
import { loadRow } from '../query/read.ts'
import type { AnyRow } from '../record/declaration.ts'
import { applyChange } from './apply.ts'
import { type Change, changeOf } from './change.ts'
import type { AnyCommand } from './command.ts'
import { staleWrite } from './conflict.ts'
import { draftOf } from './draft.ts'
import { parseInput } from './input.ts'
import { referencesOf, refuseUnknown, split } from './references.ts'
import type { Request } from './request.ts'

export interface Outcome {
  row: AnyRow
  facts: FactRow[]
}

/** Beyond these tries the row is locked first, so that a crowd of writers on one record comes through in turn. */
const optimisticTries = 3

/**
 * The one way to write: parse → load → authorise → guard → gather → decide (pure) → apply → wake readers.
 * Apply is a single statement that compares the version it loaded; a lost race is decided anew on the fresh row.
 */
export async function execute(kernel: Kernel, request: Request): Promise<Outcome> {
  const input = await parseInput(kernel, request.command, request.input, request.actor)
  if (request.command.creates) return create(kernel, request, input)
  for (let attempt = 1; attempt <= optimisticTries; attempt++) {
    const outcome = await change(kernel, request, input, false)
    if (outcome) return outcome
  }
  const outcome = kernel.db.isTransaction
    ? await change(kernel, request, input, true)
    : await kernel.root.transaction().execute(tx => change({ ...kernel, db: tx }, request, input, true))
  if (!outcome) throw new Problem('unavailable', 'The record is being changed by many at once. Try again.')
  return outcome
}

async function create(kernel: Kernel, request: Request, input: Record<string, unknown>): Promise<Outcome> {
  const { command, actor } = request
  const row = draftOf(command.record, actor)
  if (!mayWrite(actor) || !command.may(actor, row)) throw forbidden(`create a ${command.record.type}`)
  const outcome = await decideAndApply(kernel, request, input, row, true)
  if (!outcome) throw new Problem('unavailable', 'The record could not be written. Try again.')
  return outcome
}

async function change(
  kernel: Kernel,
  request: Request,
  input: Record<string, unknown>,
  lock: boolean,
): Promise<Outcome | null> {
  const { command, target } = request
  const row = await admitted(kernel, request, await loadRow(kernel, command.record, target ?? '', lock))
  return decideAndApply(kernel, request, input, row, false)
}

/** The row, when this actor may run the command on it now; else the refusal `execute` would give. */
export async function admitted(kernel: Kernel, request: Request, row: AnyRow | null): Promise<AnyRow> {
  const { command, actor, expectedVersion } = request
  if (!row || !matches(command.record.read(actor), row)) throw notFound(command.record.type)
  if (!mayWrite(actor) || !command.may(actor, row))
    throw forbidden(`${command.name} this ${command.record.type}`)
  if (expectedVersion !== undefined && expectedVersion !== row.version) {
    throw await staleWrite(kernel, request, row)
  }
  refuseIllegalState(command, row)
  await askGuards(kernel, request, row)
  return row
}

/** What `execute` would change on this row now, or the refusal it would give: all its steps but the writing. */
export async function dryRun(kernel: Kernel, request: Request, row: AnyRow | null): Promise<Change> {
  const { actor, command } = request
  const input = await parseInput(kernel, command, request.input, actor)
  const difference = await decided(kernel, request, input, await admitted(kernel, request, row), false)
  await refuseUnknown(kernel, actor, referencesOf(actor, command.record, difference.set))
  return difference
}

async function decided(
  kernel: Kernel,
  request: Request,
  input: Record<string, unknown>,
  row: AnyRow,
  creates: boolean,
): Promise<Change> {
  const { command, actor } = request
  const now = request.at ?? kernel.clock.now()
  const moment = { row, input, actor, now }
  const gathered = command.gather ? await command.gather(kernel, moment) : undefined
  const decision = command.decide({ ...moment, gathered })
  const change = changeOf({ command, actor, row, decision, now, creates })
  const { cause } = request
  if (cause) for (const fact of change.facts) fact.data = { ...fact.data, cause }
  return change
}

async function decideAndApply(
  kernel: Kernel,
  request: Request,
  input: Record<string, unknown>,
  row: AnyRow,
  creates: boolean,
): Promise<Outcome | null> {
  const { actor, command } = request
  const difference = await decided(kernel, request, input, row, creates)
  if (difference.nothing) return { row, facts: [] }
  const { open, guarded } = split(kernel, actor, referencesOf(actor, command.record, difference.set))
  await refuseUnknown(kernel, actor, guarded)
  const fresh = await applyChange(kernel, difference, open)
  if (!fresh) {
    // Either it refers to what is not there, or another writer was first.
    await refuseUnknown(kernel, actor, open)
    return null
  }
  kernel.wake()
  return { row: fresh, facts: difference.facts }
}

function refuseIllegalState(command: AnyCommand, row: AnyRow): void {
  if (!command.from || command.from.includes(String(row.state))) return
  throw new Problem(
    'not_now',
    `This ${command.record.type} is ${String(row.state).replace('_', ' ')}; it cannot ${command.name} now.`,
    {
      extras: { state: row.state, allowed: command.from },
    },
  )
}

async function askGuards(kernel: Kernel, { actor, command }: Request, row: AnyRow): Promise<void> {
  for (const guard of kernel.registry.guards) {
    const reason = await guard.check(kernel, { actor, command, row })
    if (reason) throw new Problem('not_now', reason, { extras: { guard: guard.name, state: row.state } })
  }
}
