import { systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { Reaction } from '../../../kernel/record/registry.ts'
import { chooseAssignment } from '../assignment/choose-assignment.ts'
import { assignByRule } from '../commands/assign-incident.ts'
import { incident } from '../incident.record.ts'

/** A new incident nobody has been given goes where the rules send it; the history names the rule. */
export const assignNewByRule: Reaction = {
  name: 'assign-by-rule',
  on: ['incident.created'],
  async run(kernel, fact) {
    const row = await loadRow(kernel, incident, fact.recordId)
    if (!row || row.group !== null || row.assignee !== null || row.state !== 'new') return
    const input = await chooseAssignment(kernel, row)
    if (!input) return
    await execute(kernel, { actor: systemActor('assignment'), command: assignByRule, target: row.id, input })
  },
}
