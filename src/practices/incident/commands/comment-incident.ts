import { commentCommand } from '../../../capabilities/comment/comment.ts'
import type { AnyCommand } from '../../../kernel/command/command.ts'
import { boolean } from '../../../kernel/record/fields.ts'
import { incident } from '../incident.record.ts'

const comment = commentCommand(incident)

/**
 * The comment capability's command. A reply of the desk on a parent is given to the requesters of its open children too,
 * unless it is for this one only.
 */
export const commentIncident: AnyCommand = {
  ...comment,
  input: { ...comment.input, only: boolean() },
  decide: moment => {
    const decision = comment.decide(moment)
    if (!moment.input.only) return decision
    const facts = decision.facts?.map(fact => ({ ...fact, data: { ...fact.data, only: true } })) ?? []
    return { ...decision, facts }
  },
}
