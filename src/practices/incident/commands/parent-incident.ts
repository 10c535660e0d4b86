import { sql } from 'kysely'
import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { ref } from '../../../kernel/record/fields.ts'
import { incident } from '../incident.record.ts'

interface Family {
  parentHasParent: boolean
  hasChildren: boolean
}

async function familyOf(kernel: Kernel, id: string, parent: string): Promise<Family> {
  const found = await sql<Family>`
    select exists (select 1 from work_item where id = ${parent} and parent_id is not null) as "parentHasParent",
      exists (select 1 from work_item where parent_id = ${id}) as "hasChildren"`.execute(kernel.db)
  return found.rows[0] ?? { parentHasParent: false, hasChildren: false }
}

const active = ['new', 'in_progress', 'on_hold'] as const

/** Many report one fault: each keeps his own incident, and what is said and done to the parent reaches all. */
export const adoptIncident = defineCommand(incident, {
  name: 'setParent',
  fact: 'incident.adopted',
  undo: { command: 'leaveParent' },
  from: active,
  internal: true,
  input: { parent: ref('incident', { required: true }) },
  may: isStaff,
  gather: (kernel, { row, input }) => familyOf(kernel, row.id, input.parent),
  decide: ({ row, input, gathered }) => {
    if (input.parent === row.id) throw invalidField('parent', 'An incident cannot be its own parent.')
    if (gathered.parentHasParent)
      throw invalidField('parent', 'That incident has a parent itself. Choose its parent.')
    if (gathered.hasChildren)
      throw invalidField('parent', 'This incident has children. Give them the new parent instead.')
    return { set: { parent: input.parent } }
  },
})

export const leaveParent = defineCommand(incident, {
  name: 'leaveParent',
  fact: 'incident.leftParent',
  internal: true,
  input: {},
  may: (actor, row) => isStaff(actor) && row.parent !== null,
  decide: () => ({ set: { parent: null } }),
})

/** The incidents below this one that are still to be solved. */
export async function openChildren(kernel: Kernel, parent: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from work_item where parent_id = ${parent} and state_category in ('open', 'waiting') order by id`.execute(
    kernel.db,
  )
  return found.rows.map(row => row.id)
}
