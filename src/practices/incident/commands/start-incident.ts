import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { ref } from '../../../kernel/record/fields.ts'
import { incident } from '../incident.record.ts'
import { reassigned } from './assign-incident.ts'

/** Takes the incident into work: by the person named, else by whoever has it, else by who acts. */
export const startIncident = defineCommand(incident, {
  name: 'start',
  fact: 'incident.started',
  from: ['new'],
  to: 'in_progress',
  tone: 'primary',
  input: { assignee: ref('person') },
  may: isStaff,
  decide: ({ row, input, actor }) => {
    const assignee = input.assignee ?? row.assignee ?? actor.id
    return { set: { assignee, ...reassigned(row, { assignee }) } }
  },
})
