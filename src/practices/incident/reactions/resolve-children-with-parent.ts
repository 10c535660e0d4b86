import { systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import { Problem } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { Reaction } from '../../../kernel/record/registry.ts'
import { openChildren } from '../commands/parent-incident.ts'
import { resolveIncident } from '../commands/resolve-incident.ts'
import { incident } from '../incident.record.ts'

/** The fault is gone for all who reported it. A child that was resolved meanwhile is left as it is. */
export const resolveChildrenWithParent: Reaction = {
  name: 'resolve-children-with-parent',
  on: ['incident.resolved'],
  async run(kernel, fact) {
    if (fact.data?.only) return
    const parent = await loadRow(kernel, incident, fact.recordId)
    if (parent?.state !== 'resolved') return
    const input = { closureCode: parent.closureCode, closureNotes: parent.closureNotes }
    for (const target of await openChildren(kernel, parent.id)) {
      await execute(kernel, {
        actor: systemActor('incident'),
        command: resolveIncident,
        target,
        input,
      }).catch(error => {
        if (!(error instanceof Problem && error.code === 'not_now')) throw error
      })
    }
  },
}
