import type { Actor } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { draftOf } from '../../kernel/command/draft.ts'
import { optional } from '../../kernel/command/generic.ts'
import { parseInput } from '../../kernel/command/input.ts'
import { referencesOf, refuseUnknown } from '../../kernel/command/references.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

/** Does `act`; what it refuses is said of the place the input stands at, `/steps/0/input`. */
export async function below<T>(pointer: string, act: () => Promise<T> | T): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Problem) || error.errors.length === 0) throw error
    const errors = error.errors.map(each => ({ ...each, pointer: pointer + each.pointer }))
    throw new Problem(error.code, error.message, { errors, extras: error.extras })
  }
}

const partial = new WeakMap<AnyCommand, AnyCommand>()

/** The same command where nothing has to be given yet: what is left out is asked for later. */
export function partOf(command: AnyCommand): AnyCommand {
  const known = partial.get(command)
  if (known) return known
  const made = { ...command, creates: false, input: optional(command.input) }
  partial.set(command, made)
  return made
}

/** Refuses input prepared for later that the command would refuse today: a field, an option, a reference. */
export async function refuseWrongInput(
  kernel: Kernel,
  command: AnyCommand,
  input: unknown,
  actor: Actor,
): Promise<Record<string, unknown>> {
  const typed = await parseInput(kernel, command, input, actor)
  const asFields = { ...command.record, fields: command.input }
  await refuseUnknown(kernel, actor, referencesOf(actor, asFields, typed))
  return typed
}

/** Refuses what the command's own rules say of these values by name; what they say of others is not asked yet. */
export async function refuseByDecision(
  kernel: Kernel,
  command: AnyCommand,
  input: Record<string, unknown>,
  actor: Actor,
): Promise<void> {
  const moment = { row: draftOf(command.record, actor), input, actor, now: kernel.clock.now() }
  try {
    const gathered = command.gather ? await command.gather(kernel, moment) : undefined
    command.decide({ ...moment, gathered })
  } catch (error) {
    if (!(error instanceof Problem)) return
    const named = error.errors.filter(({ pointer }) => pointer.slice(1) in input)
    if (named.length > 0) throw new Problem(error.code, error.message, { errors: named })
  }
}

/** The type of work something is prepared for; refused by name where there is none. */
export function workTypeOf(kernel: Kernel, type: unknown): RecordModule {
  const module = kernel.registry.has(String(type)) ? kernel.registry.get(String(type)) : null
  if (module?.record.kind === 'work-item') return module
  const detail = 'There is no such type of work.'
  throw new Problem('invalid_input', detail, { errors: [{ pointer: '/recordType', detail }] })
}

/** Prepared values as a form shows them: references with their names. */
export function withNames(
  fields: RecordModule['record']['fields'],
  values: Record<string, unknown>,
  names: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const named = (id: unknown) => ({ id, name: names[String(id)] ?? '' })
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const { kind } = fields[name] ?? {}
      if (kind === 'ref' && value !== null) return [name, named(value)]
      return [name, kind === 'refList' && Array.isArray(value) ? value.map(named) : value]
    }),
  )
}
