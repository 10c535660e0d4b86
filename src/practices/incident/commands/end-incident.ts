import { type Actor, isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { longText } from '../../../kernel/record/fields.ts'
import { incident } from '../incident.record.ts'

const isRequester = (actor: Actor, row: { requester: string | null }): boolean =>
  actor.id !== null && row.requester === actor.id

/** The requester confirms the fix, or the desk closes what was confirmed. */
export const closeIncident = defineCommand(incident, {
  name: 'close',
  fact: 'incident.closed',
  from: ['resolved'],
  to: 'closed',
  input: {},
  may: (actor, row) => isStaff(actor) || isRequester(actor, row),
  decide: ({ now }) => ({ set: { closedAt: now } }),
})

/** It was not fixed after all: the resolution is undone and counted. */
export const reopenIncident = defineCommand(incident, {
  name: 'reopen',
  fact: 'incident.reopened',
  from: ['resolved'],
  to: 'in_progress',
  input: { reason: longText({ required: true, maxLength: 20_000 }) },
  may: (actor, row) => isStaff(actor) || isRequester(actor, row),
  decide: ({ row, input }) => ({
    set: {
      reopenCount: row.reopenCount + 1,
      resolvedAt: null,
      resolvedBy: null,
      closureCode: null,
      closureNotes: null,
    },
    data: { reason: input.reason },
  }),
})

/** Withdrawn by its requester before work began, or dropped by the desk. */
export const cancelIncident = defineCommand(incident, {
  name: 'cancel',
  fact: 'incident.cancelled',
  from: ['new', 'in_progress', 'on_hold'],
  to: 'cancelled',
  tone: 'danger',
  input: { reason: longText({ required: true, maxLength: 20_000 }) },
  may: (actor, row) => isStaff(actor) || (isRequester(actor, row) && row.state === 'new'),
  decide: ({ input, now }) => ({ set: { closedAt: now, holdReason: null }, data: { reason: input.reason } }),
})
