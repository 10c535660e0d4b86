import { execute } from '../src/kernel/command/execute.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { demoChecklists } from './company/checklists.ts'
import type { Company } from './company/company.ts'
import { Actors } from './history/actors.ts'
import { commandOf } from './load-company.ts'
import { setUpPrepared } from './prepared/set-up-prepared.ts'

/** The lists everybody finds with the incidents, the first three pinned above them. */
const views = [
  { name: 'Critical and high', q: 'is:active priority:1,2', sort: 'priority,-updatedAt' },
  { name: 'Time running out', q: 'is:active sla:<4h -sla:breached', sort: 'slaDueAt' },
  { name: 'VIP', q: 'is:active requester.vip:yes', sort: 'priority,-updatedAt' },
  { name: 'By person', q: 'is:active', sort: 'priority,createdAt', groupBy: 'assignee' },
  { name: 'Untouched for two weeks', q: 'is:active updatedAt:<-14d', sort: 'updatedAt' },
  { name: 'Resolved, not yet closed', q: 'state:resolved', sort: '-updatedAt' },
  { name: 'All incidents', q: '', sort: '-createdAt' },
] as const

const columns = [
  'number',
  'title',
  'requester',
  'priority',
  'state',
  'slaDueAt',
  'group',
  'assignee',
  'updatedAt',
]

const rules = [
  { name: 'Printers', category: 'Printing', group: 'Workplace & Print', method: 'group' },
  { name: 'Security reports', category: 'Security', group: 'Security', method: 'round_robin' },
  {
    name: 'Rooms and badges',
    category: 'Workplace & meeting rooms',
    group: 'Workplace & Print',
    method: 'least_loaded',
  },
] as const

/** What the administrator has set up for all: lists, prepared work, rules of assignment. */
export async function setUpDesk(kernel: Kernel, company: Company): Promise<void> {
  if (!kernel.registry.has('incident')) return
  const actor = new Actors(company).of(company.personas.admin, 'cli')
  const create = async (type: string, input: Record<string, unknown>): Promise<void> => {
    if (!kernel.registry.has(type)) return
    await execute(kernel, { actor, command: commandOf(kernel, type, 'create'), input })
  }
  for (const [index, view] of views.entries()) {
    const forAll = { recordType: 'incident', audience: 'everyone', pinned: index < 3, position: index + 1 }
    await create('view', { ...view, ...forAll, columns })
  }
  await setUpPrepared(kernel, company, actor)
  for (const { name, items } of demoChecklists) await create('checklist_template', { name, items })
  for (const [index, { category, group, ...rule }] of rules.entries()) {
    const goesTo = company.groups[group].id
    const position = (index + 1) * 10
    await create('assignment_rule', {
      ...rule,
      position,
      category: company.idOf('category', category),
      group: goesTo,
    })
  }
}
