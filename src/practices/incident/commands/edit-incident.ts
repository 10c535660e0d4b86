import { isStaff } from '../../../kernel/access/actor.ts'
import type { AnyCommand } from '../../../kernel/command/command.ts'
import { editCommand, withCustom } from '../../../kernel/command/generic.ts'
import { incident } from '../incident.record.ts'
import { reassigned } from './assign-incident.ts'
import { type Classification, classify, gatherClassification } from './classify.ts'

export const editIncident: AnyCommand = {
  ...editCommand(incident, isStaff),
  gather: (kernel, moment) => gatherClassification(kernel, moment),
  decide: ({ row, input, gathered }) => {
    const classified = classify(row as never, input, gathered as Classification)
    const counted = reassigned(row as never, input as never)
    return { set: { ...withCustom(row, input), ...classified, ...counted } }
  },
}
