import { execute } from '../src/kernel/command/execute.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import type { Company } from './company/company.ts'
import { Actors } from './history/actors.ts'
import { commandOf } from './load-company.ts'

const columns = ['number', 'title', 'requester', 'priority', 'state', 'group', 'assignee', 'updatedAt']

/** The lists everybody finds pinned above the incidents. */
const views = [
  { name: 'My group', q: 'is:active group:mine', sort: 'priority,-updatedAt' },
  { name: 'Unassigned', q: 'is:active is:unassigned', sort: 'priority,createdAt' },
  { name: 'Critical and high', q: 'is:active priority:1,2', sort: 'priority,-updatedAt' },
  {
    name: 'Waiting for caller',
    q: 'is:waiting holdReason:caller',
    sort: 'updatedAt',
    icon: 'message-question',
  },
  { name: 'Waiting for vendor', q: 'is:waiting holdReason:vendor', sort: 'updatedAt' },
  { name: 'Untouched for two weeks', q: 'is:active updatedAt:<-14d', sort: 'updatedAt' },
  { name: 'Resolved, not yet closed', q: 'state:resolved', sort: '-updatedAt' },
  { name: 'All incidents', q: '', sort: '-createdAt' },
] as const

/** Saved by the administrator for everyone. */
export async function saveViews(kernel: Kernel, company: Company): Promise<void> {
  const actor = new Actors(company).of(company.personas.admin, 'cli')
  const command = commandOf(kernel, 'view', 'create')
  for (const [position, view] of views.entries()) {
    const input = {
      ...view,
      columns,
      recordType: 'incident',
      audience: 'everyone',
      pinned: true,
      position: position + 1,
    }
    await execute(kernel, { actor, command, input })
  }
}
