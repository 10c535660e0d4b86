import type { Actor } from '../../src/kernel/access/actor.ts'
import { execute } from '../../src/kernel/command/execute.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import type { Company } from '../company/company.ts'
import type { GroupName } from '../company/groups.ts'
import { commandOf } from '../load-company.ts'
import { macros } from './macros.ts'
import { replies } from './replies.ts'
import { templates } from './templates.ts'

const timeZone = 'Europe/Berlin'
const recurrences = [
  {
    name: 'Backup check every Monday',
    template: 'Weekly backup check',
    rule: { frequency: 'weekly', weekdays: ['mon'], time: '07:30', timeZone },
    group: 'Server & Storage',
  },
  {
    name: 'Expiring certificates',
    template: 'Certificates about to expire',
    rule: { frequency: 'monthly_last_workday', time: '09:00', timeZone },
    group: 'Security',
  },
  {
    name: 'Restore test for the auditors',
    template: 'Weekly backup check',
    rule: { frequency: 'yearly', month: '11', dayOfMonth: 2, time: '08:00', timeZone },
    group: 'Server & Storage',
  },
] as const

/** Canned replies, templates, macros and what comes again by the calendar: what a desk has prepared over the years. */
export async function setUpPrepared(kernel: Kernel, company: Company, actor: Actor): Promise<void> {
  const groupId = (name: GroupName): string => company.groups[name].id
  const create = async (type: string, input: Record<string, unknown>): Promise<string> => {
    const { row } = await execute(kernel, { actor, command: commandOf(kernel, type, 'create'), input })
    return row.id
  }
  const forGroup = (group?: GroupName) => (group ? { group: groupId(group) } : {})
  const recordType = 'incident'
  for (const { group, ...reply } of replies) await create('canned_reply', { ...reply, ...forGroup(group) })
  const ids = new Map<string, string>()
  for (const { name, group, subcategory, assignTo, service, values } of templates) {
    const prefill = {
      ...values,
      subcategory: company.idOf('category', subcategory),
      group: groupId(assignTo),
      ...(service ? { service: company.idOf('service', service) } : {}),
    }
    ids.set(name, await create('template', { name, recordType, prefill, ...forGroup(group) }))
  }
  for (const { name, group, steps } of macros)
    await create('macro', { name, recordType, steps: steps(groupId), ...forGroup(group) })
  for (const { name, template, rule, group } of recurrences)
    await create('recurrence', { name, template: ids.get(template), ...rule, ...forGroup(group) })
}
