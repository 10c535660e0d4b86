import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { loadRow, readRow } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { valuesOn } from '../../platform/desk/text-variables.ts'
import { filled, orderOf, type Step } from './steps.ts'

export interface MacroOrder {
  macro: { id: string; name: string }
  steps: readonly Step[]
  target: string
  /** The version that was previewed; when the record moved on since, nothing is done. */
  version?: number | undefined
}

export interface MacroRun {
  row: AnyRow
  /** Names the run in its facts, and takes it back. */
  run: string
  changed: boolean
}

/** All steps as the commands they are, in one transaction: when one is refused, none has happened. */
export async function runMacro(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  order: MacroOrder,
): Promise<MacroRun> {
  const { db } = kernel
  if (db.isTransaction) return runSteps(kernel, actor, module, order)
  const done = await kernel.root
    .transaction()
    .execute(tx => runSteps(withExecutor(kernel, tx), actor, module, order))
  kernel.wake()
  return done
}

async function runSteps(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  { macro, steps, target, version }: MacroOrder,
): Promise<MacroRun> {
  const { record } = module
  const seen = await readRow(kernel, actor, record, target)
  // Locked before the first step: nobody comes between two of them.
  let row = (await loadRow(kernel, record, seen.id, true)) ?? seen
  const run = uuidv7()
  const cause = { type: 'macro', ...macro, run }
  let changed = false
  for (const [index, step] of steps.entries()) {
    const expected = index === 0 && version !== undefined ? { expectedVersion: version } : {}
    try {
      const { command, input } = filled(orderOf(module, step, index), valuesOn(record, row, actor))
      await execute(kernel, { actor, command, target: seen.id, input, cause, ...expected })
    } catch (error) {
      throw error instanceof Problem && error.code !== 'version_conflict' ? ofStep(error, index) : error
    }
    const fresh = await loadRow(kernel, record, seen.id)
    if (!fresh) throw notFound(record.type)
    changed ||= fresh.version !== row.version
    row = fresh
  }
  return { row, run, changed }
}

const ofStep = (problem: Problem, index: number): Problem =>
  new Problem(problem.code, `Step ${index + 1} cannot be done, so nothing was changed. ${problem.message}`, {
    errors: problem.errors,
    extras: { ...problem.extras, step: index },
  })
