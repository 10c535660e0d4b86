import { type Actor, isStaff } from '../../../kernel/access/actor.ts'
import type { AnyCommand } from '../../../kernel/command/command.ts'
import { createCommand } from '../../../kernel/command/generic.ts'
import { Problem } from '../../../kernel/problem.ts'
import { incident } from '../incident.record.ts'
import { type Classification, classify, gatherClassification } from './classify.ts'

/** What an employee says of his incident; the desk decides the rest. */
const requesterFields = new Set([
  'title',
  'description',
  'impact',
  'urgency',
  'category',
  'subcategory',
  'service',
  'location',
  'custom',
])

const mayCreate = (actor: Actor): boolean => actor.system || actor.roles.size > 0

export const createIncident: AnyCommand = {
  ...createCommand(incident, mayCreate),
  gather: (kernel, moment) => gatherClassification(kernel, moment),
  decide: ({ row, input, actor, gathered }) => {
    if (!isStaff(actor)) refuseStaffFields(actor, input)
    // The generic command's schema has proved these types.
    const classified = classify(row as never, input, gathered as Classification)
    const requester = input.requester ?? actor.id
    const channel = input.channel ?? (actor.via === 'api' || actor.via === 'mail' ? actor.via : 'web')
    return { set: { ...input, ...classified, requester, channel, openedBy: actor.id } }
  },
}

function refuseStaffFields(actor: Actor, input: Record<string, unknown>): void {
  const errors = Object.entries(input)
    .filter(([name, value]) => !requesterFields.has(name) && !(name === 'requester' && value === actor.id))
    .map(([name]) => ({ pointer: `/${name}`, detail: 'Only the service desk sets this.' }))
  if (errors.length > 0)
    throw new Problem('invalid_input', 'Some of what was sent is for the service desk to set.', { errors })
}
