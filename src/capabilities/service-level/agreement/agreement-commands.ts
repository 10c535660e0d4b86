import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { isAdministrator } from '../../../kernel/access/actor.ts'
import { type AnyCommand, defineCommand, type GenericMoment } from '../../../kernel/command/command.ts'
import { createCommand, editCommand } from '../../../kernel/command/generic.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { instant } from '../../../kernel/record/fields.ts'
import { workTypeOf } from '../../../platform/desk/prepared-input.ts'
import { agreement } from './agreement.record.ts'
import type { Agreement, Target } from './agreement.ts'
import { checkedCondition, checkedTargets } from './check-targets.ts'
import { recalculated } from './in-force.ts'

type Draft = Pick<Agreement, 'recordType' | 'condition' | 'targets'>

/** An agreement as it would be kept, checked against the type it is for and what its targets refer to. */
export async function checkedAgreement(kernel: Kernel, given: Record<string, unknown>): Promise<Draft> {
  const { record } = workTypeOf(kernel, given.recordType)
  const targets = checkedTargets(record, given.targets)
  await refuseUnknown(kernel, targets)
  return {
    recordType: record.type,
    condition: checkedCondition(record, given.condition, 'condition'),
    targets,
  }
}

/** What targets refer to is inside one value, where the database holds no key: it is asked for here. */
async function refuseUnknown(kernel: Kernel, targets: readonly Target[]): Promise<void> {
  const warnings = targets.flatMap(target => target.warnings)
  const named = {
    working_calendar: targets.map(({ calendar }) => calendar),
    assignment_group: warnings.flatMap(({ groups, assignTo }) => [...groups, assignTo]),
    person: warnings.flatMap(({ people }) => people),
  }
  for (const [table, ids] of Object.entries(named)) {
    const wanted = [...new Set(ids.filter(id => id !== null))]
    if (wanted.length === 0) continue
    const found = await sql`select 1 from ${sql.raw(table)} where id = any(${wanted}::uuid[])`.execute(
      kernel.db,
    )
    if (found.rows.length < wanted.length)
      throw invalidField('targets', 'A calendar, group or person that a target names is not there.')
  }
}

const checked = (command: AnyCommand): AnyCommand => ({
  ...command,
  gather: (kernel: Kernel, { row, input }: GenericMoment) => checkedAgreement(kernel, { ...row, ...input }),
  decide: ({ input, gathered, row }) => {
    const { condition, targets } = gathered as Draft
    if (row.version > 0 && 'recordType' in input && input.recordType !== row.recordType)
      throw invalidField('recordType', 'What an agreement is for is not changed. Make another.')
    // The database keeps the keys of a value in another order: what is the same is not a change.
    const isSame = isDeepStrictEqual(row.targets, targets)
    return {
      set: {
        ...input,
        ...('condition' in input ? { condition } : {}),
        ...('targets' in input ? { targets: isSame ? row.targets : targets } : {}),
      },
    }
  },
})

/** Makes what the agreement says now hold from an earlier day on, also for what has ended since. */
const recalculate = defineCommand(agreement, {
  name: 'recalculate',
  fact: recalculated,
  input: { since: instant({ required: true }) },
  may: isAdministrator,
  decide: ({ input: { since }, now }) => {
    if (since > now) throw invalidField('since', 'This is still to come.')
    return { data: { since: since.toISOString() } }
  },
})

export const agreementCommands: readonly AnyCommand[] = [
  checked(createCommand(agreement, isAdministrator)),
  checked(editCommand(agreement, isAdministrator)),
  recalculate,
]
