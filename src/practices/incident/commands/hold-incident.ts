import { lastWordOf, writeComment } from '../../../capabilities/comment/comment.ts'
import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { choice, longText } from '../../../kernel/record/fields.ts'
import { holdReasons, incident } from '../incident.record.ts'

/** Waiting needs a reason; waiting for the caller needs the question he is asked (MISSION 4.3). */
export const holdIncident = defineCommand(incident, {
  name: 'hold',
  fact: 'incident.held',
  undo: { command: 'resume' },
  from: ['new', 'in_progress'],
  to: 'on_hold',
  input: {
    holdReason: choice(holdReasons, { required: true }),
    comment: longText({ maxLength: 50_000 }),
  },
  may: isStaff,
  decide: ({ row, input, actor, now }) => {
    const { holdReason, comment } = input
    if (holdReason === 'caller' && !comment?.trim()) {
      throw invalidField('comment', 'Say what you need from the caller: this text is sent as a reply.')
    }
    const held = { fact: 'incident.held', data: { holdReason } }
    if (!comment?.trim()) return { set: { holdReason }, facts: [held] }
    const { id, write } = writeComment(row, incident, actor, now, { body: comment, internal: false })
    return {
      set: { holdReason, lastWordBy: lastWordOf(row, actor) },
      facts: [held, { fact: 'incident.commented', data: { comment: id } }],
      also: [write],
    }
  },
})

export const resumeIncident = defineCommand(incident, {
  name: 'resume',
  fact: 'incident.resumed',
  from: ['on_hold'],
  to: 'in_progress',
  tone: 'primary',
  input: {},
  may: isStaff,
  decide: () => ({ set: { holdReason: null } }),
})
