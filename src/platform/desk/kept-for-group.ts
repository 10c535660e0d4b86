import { type Actor, isAuditor, isProcessOwner, isStaff } from '../../kernel/access/actor.ts'
import { any, type Where } from '../../kernel/access/where.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { forbidden } from '../../kernel/problem.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'

/** What the desk keeps for its work: with a `group` it is for the members, without one for all staff. */
export const keptForGroupRead = (actor: Actor): Where => {
  if (isProcessOwner(actor) || isAuditor(actor)) return true
  if (!isStaff(actor)) return false
  return any({ field: 'group', empty: true }, actor.groups.length > 0 && { field: 'group', in: actor.groups })
}

/** Process owners keep all of it; staff keep what belongs to a group of theirs. */
export const mayKeep = (actor: Actor, row: Record<string, unknown>): boolean =>
  isProcessOwner(actor) || (isStaff(actor) && actor.groups.includes(String(row.group)))

function refuseOthersGroup(actor: Actor, group: unknown): void {
  if (!mayKeep(actor, { group }))
    throw forbidden(group ? 'keep this for a group you are not in' : 'keep this for all staff')
}

type Check = NonNullable<AnyCommand['gather']>

/** Creating and editing such a record; `check` refuses what may not be kept, before anything is decided. */
export function keepingCommands(record: RecordType, check: Check | null = null): AnyCommand[] {
  const create = createCommand(record, actor => isProcessOwner(actor) || mayKeepForSome(actor))
  const edit = editCommand(record, mayKeep)
  return [
    {
      ...create,
      gather: check,
      decide: moment => {
        refuseOthersGroup(moment.actor, moment.input.group ?? null)
        return create.decide(moment)
      },
    },
    {
      ...edit,
      gather: check,
      decide: moment => {
        if ('group' in moment.input) refuseOthersGroup(moment.actor, moment.input.group)
        return edit.decide(moment)
      },
    },
  ]
}

const mayKeepForSome = (actor: Actor): boolean => isStaff(actor) && actor.groups.length > 0
