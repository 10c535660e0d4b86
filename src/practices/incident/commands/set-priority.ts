import { isProcessOwner } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { choice, text } from '../../../kernel/record/fields.ts'
import { priorities } from '../../../kernel/record/spine.ts'
import { incident } from '../incident.record.ts'

/** Overrides what impact and urgency give: a right of its own, a reason, and a line in the history. */
export const setPriority = defineCommand(incident, {
  name: 'setPriority',
  fact: 'incident.prioritySet',
  from: ['new', 'in_progress', 'on_hold'],
  input: {
    priority: choice(priorities, { required: true }),
    reason: text({ required: true, maxLength: 1000 }),
  },
  may: isProcessOwner,
  decide: ({ input }) => ({ set: { priority: input.priority, priorityReason: input.reason } }),
})
