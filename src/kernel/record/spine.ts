import { choice, instant, longText, ref, refList, text } from './fields.ts'

export const stateCategories = ['open', 'waiting', 'done', 'cancelled'] as const
export type StateCategory = (typeof stateCategories)[number]

/** 1 critical, 2 high, 3 moderate, 4 low, 5 planning (MISSION 4.2). */
export const priorities = ['1', '2', '3', '4', '5'] as const

/** What every work item has: one table that lists, queues, search and "my work" read. */
export const spineFields = {
  title: text({ required: true, maxLength: 250 }),
  description: longText(),
  priority: choice(priorities, { ranked: true, default: '4', sortable: true, readOnly: true }),
  assignee: ref('person'),
  group: ref('group'),
  requester: ref('person'),
  openedBy: ref('person', { readOnly: true }),
  service: ref('service'),
  channel: choice(['web', 'phone', 'mail', 'chat', 'walk_up', 'api', 'monitoring', 'import'], {
    default: 'web',
  }),
  parent: ref('work_item', { internal: true, readOnly: true }),
  watchers: refList('person', { readOnly: true }),
  restrictedTo: refList('group', { internal: true }),
  resolvedAt: instant({ readOnly: true }),
  closedAt: instant({ readOnly: true }),
  dueAt: instant(),
  /** When the next of its service level clocks runs out, or did; kept by whoever keeps the clocks. */
  slaDueAt: instant({ readOnly: true, internal: true, sortable: true }),
  lastWordBy: choice(['requester', 'staff'], { readOnly: true }),
  externalId: text({ readOnly: true, internal: true }),
}
