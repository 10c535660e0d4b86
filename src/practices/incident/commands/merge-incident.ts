import { isStaff } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import { ref, refList } from '../../../kernel/record/fields.ts'
import { incident } from '../incident.record.ts'

/**
 * The same fault reported twice: the duplicate is closed and points at the one that goes on. Its requester and
 * watchers follow that one, and what they still write to the duplicate is carried over. `unmerge` undoes it.
 */
export const mergeIncident = defineCommand(incident, {
  name: 'merge',
  fact: 'incident.merged',
  undo: { command: 'unmerge' },
  from: ['new', 'in_progress', 'on_hold'],
  to: 'closed',
  input: { mergedInto: ref('incident', { required: true }) },
  may: isStaff,
  gather: async (kernel: Kernel, { actor, input }) => {
    const target = await loadRow(kernel, incident, input.mergedInto)
    return target && matches(incident.read(actor), target) ? target : null
  },
  decide: ({ row, input, gathered, now }) => {
    if (!gathered) throw invalidField('mergedInto', 'There is no such incident.')
    if (input.mergedInto === row.id)
      throw invalidField('mergedInto', 'An incident cannot be merged into itself.')
    if (gathered.mergedInto)
      throw invalidField('mergedInto', 'That incident was merged itself. Choose the one it went into.')
    return {
      set: {
        mergedInto: input.mergedInto,
        closureCode: 'duplicate' as const,
        closedAt: now,
        holdReason: null,
      },
      data: { into: gathered.number, stateBefore: row.state },
    }
  },
})

/** It was another fault after all: back to work. Who came to follow the other incident keeps following it. */
export const unmergeIncident = defineCommand(incident, {
  name: 'unmerge',
  fact: 'incident.unmerged',
  from: ['closed'],
  to: 'in_progress',
  input: {},
  may: (actor, row) => isStaff(actor) && row.mergedInto !== null,
  decide: () => ({ set: { mergedInto: null, closureCode: null, closedAt: null } }),
})

/** The other half of a merge, on the incident that goes on: it takes the duplicate's people along. */
export const absorbIncident = defineCommand(incident, {
  name: 'absorb',
  fact: 'incident.absorbed',
  listed: false,
  internal: true,
  input: { people: refList('person') },
  may: actor => actor.system,
  decide: ({ row, input }) => ({
    set: {
      watchers: [...new Set([...row.watchers, ...(input.people ?? [])])].filter(id => id !== row.requester),
    },
  }),
})
