import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { boolean, choice, longText } from '../../../kernel/record/fields.ts'
import { closureCodes, incident } from '../incident.record.ts'

/** Service is restored. The code and the notes are what knowledge and measures live on, so both are needed. */
export const resolveIncident = defineCommand(incident, {
  name: 'resolve',
  fact: 'incident.resolved',
  undo: { command: 'reopen', input: { reason: 'Resolved by mistake.' } },
  from: ['new', 'in_progress', 'on_hold'],
  to: 'resolved',
  tone: 'primary',
  input: {
    closureCode: choice(closureCodes, { required: true }),
    closureNotes: longText({ required: true, maxLength: 20_000 }),
    /** Its open children stay open; else they are resolved with it. */
    only: boolean(),
  },
  may: isStaff,
  decide: ({ row, input: { only, ...resolution }, actor, now }) => ({
    set: {
      ...resolution,
      holdReason: null,
      assignee: row.assignee ?? actor.id,
      resolvedBy: actor.id,
      resolvedAt: now,
    },
    ...(only ? { data: { only } } : {}),
  }),
})
