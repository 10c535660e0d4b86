import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { ref, text } from '../../../kernel/record/fields.ts'
import { incident } from '../incident.record.ts'

interface Assignment {
  assignee?: string | null
  group?: string | null
}

/** A reassignment is a hand-over: an owner (person, or group when nobody has it) gives way to another. */
export function reassigned(
  before: Assignment & { reassignmentCount: number },
  input: Assignment,
): { reassignmentCount?: number } {
  const person = input.assignee !== undefined && before.assignee && input.assignee !== before.assignee
  const group = input.group !== undefined && before.group && input.group !== before.group
  return person || group ? { reassignmentCount: before.reassignmentCount + 1 } : {}
}

export const assignIncident = defineCommand(incident, {
  name: 'assign',
  fact: 'incident.assigned',
  undo: { command: 'edit' },
  from: ['new', 'in_progress', 'on_hold'],
  input: { group: ref('group'), assignee: ref('person') },
  may: isStaff,
  decide: ({ row, input }) => {
    // Handing to another group without naming a person leaves it to that group.
    const moved = input.group !== undefined && input.group !== row.group
    const assignee = input.assignee !== undefined ? input.assignee : moved ? null : row.assignee
    return { set: { ...input, assignee, ...reassigned(row, input) } }
  },
})

/** What an assignment rule does: only where nobody was quicker. */
export const assignByRule = defineCommand(incident, {
  name: 'assignByRule',
  fact: 'incident.assigned',
  from: ['new'],
  listed: false,
  input: { group: ref('group', { required: true }), assignee: ref('person'), rule: text({ required: true }) },
  may: (actor, row) => actor.system && row.group === null && row.assignee === null,
  decide: ({ input: { group, assignee, rule } }) => ({
    set: { group, assignee: assignee ?? null },
    data: { rule },
  }),
})
