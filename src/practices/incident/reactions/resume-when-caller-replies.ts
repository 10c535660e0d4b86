import { systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { Reaction } from '../../../kernel/record/registry.ts'
import { resumeIncident } from '../commands/hold-incident.ts'
import { incident } from '../incident.record.ts'

/** The caller's answer takes an incident off hold that waited for the caller. */
export const resumeWhenCallerReplies: Reaction = {
  name: 'resume-when-caller-replies',
  on: ['incident.commented'],
  async run(kernel, fact) {
    if (fact.internal) return
    const row = await loadRow(kernel, incident, fact.recordId)
    if (row?.state !== 'on_hold' || row.holdReason !== 'caller' || row.requester !== fact.actorId) return
    await execute(kernel, {
      actor: systemActor('incident'),
      command: resumeIncident,
      target: row.id,
      input: {},
    })
  },
}
