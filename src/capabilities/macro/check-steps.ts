import type { Actor } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, Problem } from '../../kernel/problem.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { below, refuseByDecision, refuseWrongInput, workTypeOf } from '../../platform/desk/prepared-input.ts'
import { wrongText } from '../../platform/desk/text-variables.ts'
import { orderOf, readSteps, type Step, type StepOrder, textsIn } from './steps.ts'

/** Before a macro is kept: each step would be accepted today, and each can follow the one before it. */
export const checkMacro: NonNullable<AnyCommand['gather']> = async (kernel, { row, input, actor }) => {
  const { recordType, steps: given } = { ...row, ...input } as Record<string, unknown>
  const module = workTypeOf(kernel, recordType)
  const steps = readSteps(given)
  for (const [index, step] of steps.entries()) await checkStep(kernel, module, step, index, actor)
  refuseImpossibleOrder(module, steps)
}

async function checkStep(
  kernel: Kernel,
  module: RecordModule,
  step: Step,
  index: number,
  actor: Actor,
): Promise<void> {
  const order = orderOf(module, step, index)
  await below(order.pointer, async () => {
    for (const [name, text] of textsIn(order)) {
      const wrong = wrongText(text)
      if (wrong) throw invalidField(name === 'body' && 'text' in step ? 'text' : name, wrong)
    }
    const typed = await refuseWrongInput(kernel, order.command, order.input, actor)
    // What a command reads before it decides depends on the record; its refusals then show in the preview.
    if (!order.command.gather) await refuseByDecisionWhole(kernel, order, typed, actor)
  })
}

/** A command is given whole, so what its rules miss counts as well: the question of a hold for the caller. */
const refuseByDecisionWhole = (
  kernel: Kernel,
  { command }: StepOrder,
  input: Record<string, unknown>,
  actor: Actor,
) => {
  const absent = Object.fromEntries(Object.keys(command.input).map(name => [name, undefined]))
  return refuseByDecision(kernel, command, { ...absent, ...input }, actor)
}

/** Follows the states the steps can be in: what was resolved cannot be put on hold two steps later. */
function refuseImpossibleOrder(module: RecordModule, steps: readonly Step[]): void {
  let possible: readonly string[] = Object.keys(module.record.states)
  for (const [index, step] of steps.entries()) {
    const { command } = orderOf(module, step, index)
    const { from, to } = command
    if (from && !from.some(state => possible.includes(state))) {
      const detail = `${command.name} cannot come after the steps before it.`
      throw new Problem('invalid_input', detail, { errors: [{ pointer: `/steps/${index}/command`, detail }] })
    }
    if (from) possible = possible.filter(state => from.includes(state))
    if (to) possible = [to]
  }
}
