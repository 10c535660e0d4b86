import { systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { Reaction } from '../../../kernel/record/registry.ts'
import { absorbIncident } from '../commands/merge-incident.ts'
import { incident } from '../incident.record.ts'

/** Who reported or watched the duplicate watches the incident it was merged into. */
export const followTheMerge: Reaction = {
  name: 'follow-the-merge',
  on: ['incident.merged'],
  async run(kernel, fact) {
    const row = await loadRow(kernel, incident, fact.recordId)
    const target = row?.mergedInto
    if (typeof target !== 'string' || !row) return
    const people = [row.requester, ...(row.watchers as string[])].filter(id => typeof id === 'string')
    await execute(kernel, {
      actor: systemActor('incident'),
      command: absorbIncident,
      target,
      input: { people },
    })
  },
}
