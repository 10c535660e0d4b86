import type { AnyCommand } from '../../src/kernel/command/command.ts'
import type { RecordType } from '../../src/kernel/record/declaration.ts'
import type { RecordModule } from '../../src/kernel/record/registry.ts'

const acts = [
  'create',
  'edit',
  'assign',
  'start',
  'hold',
  'resume',
  'resolve',
  'close',
  'reopen',
  'cancel',
  'setPriority',
  'comment',
  'watch',
  'setParent',
  'logTime',
  'applyChecklist',
  'tickChecklistItem',
] as const
export type Act = (typeof acts)[number] | 'createByMail'

/** The incident practice as it is registered: its own commands tell the stories. */
export interface Practice {
  record: RecordType
  commands: Readonly<Record<Act, AnyCommand>>
  gathered: Gathered
}

/** What the commands read before they decide, read once for all tellings. */
export interface Gathered {
  /** For creating and editing, with a subcategory or none. */
  classification: (subcategory: string | undefined) => unknown
  /** For giving a parent to an incident that has no family yet. */
  noFamily: unknown
}

/** Fails when the practice no longer has a command the demo needs: better here than in a wrong history. */
export function practiceOf(module: RecordModule, gathered: Gathered): Practice {
  const named = (name: string): AnyCommand => {
    const command = module.commands.find(each => each.name === name)
    if (!command) throw new Error(`${module.record.type} has no command ${name}.`)
    return command
  }
  const create = named('create')
  /** As the mail channel has it: the person writes, and the channel says by which way. */
  const createByMail: AnyCommand = {
    ...create,
    decide: moment => {
      const decision = create.decide(moment)
      return { ...decision, set: { ...decision.set, channel: 'mail' } }
    },
  }
  const commands = Object.fromEntries(acts.map(name => [name, named(name)]))
  // Every act has just been looked up.
  return { record: module.record, gathered, commands: { ...commands, createByMail } as Practice['commands'] }
}
