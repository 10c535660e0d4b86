import { staffSeesInternal, workItemRead } from '../../kernel/access/work-item-policy.ts'
import { defineWorkItem } from '../../kernel/record/declaration.ts'
import { choice, longText, number, ref, text } from '../../kernel/record/fields.ts'

/** 1 high, 2 medium, 3 low (MISSION 4.2). */
export const levels = ['1', '2', '3'] as const

export const holdReasons = ['caller', 'vendor', 'problem', 'change'] as const

export const closureCodes = [
  'solved',
  'solved_workaround',
  'solved_by_caller',
  'not_reproducible',
  'not_solved',
  'duplicate',
] as const

/** Something does not work as agreed: restore service fast (ITIL 4, incident management). */
export const incident = defineWorkItem({
  type: 'incident',
  plural: 'incidents',
  prefix: 'INC',
  icon: 'alert-circle',
  fields: {
    impact: choice(levels, { ranked: true, default: '3' }),
    urgency: choice(levels, { ranked: true, default: '3' }),
    category: ref('category'),
    subcategory: ref('category'),
    location: ref('location'),
    holdReason: choice(holdReasons, { readOnly: true }),
    closureCode: choice(closureCodes, { readOnly: true }),
    closureNotes: longText({ readOnly: true, maxLength: 20_000 }),
    resolvedBy: ref('person', { readOnly: true }),
    /** Closed as the same fault as this one, which goes on. */
    mergedInto: ref('incident', { readOnly: true, internal: true }),
    /** Why somebody set the priority by hand; empty: the matrix decides. */
    priorityReason: text({ readOnly: true, internal: true, maxLength: 1000 }),
    reopenCount: number({ readOnly: true, internal: true, default: 0 }),
    reassignmentCount: number({ readOnly: true, internal: true, default: 0 }),
  },
  states: {
    new: 'open',
    in_progress: 'open',
    on_hold: 'waiting',
    resolved: 'done',
    closed: 'done',
    cancelled: 'cancelled',
  },
  initialState: 'new',
  listColumns: [
    'number',
    'title',
    'requester',
    'priority',
    'state',
    'slaDueAt',
    'group',
    'assignee',
    'updatedAt',
  ],
  form: [
    'title',
    'requester',
    'description',
    'impact',
    'urgency',
    'category',
    'subcategory',
    'service',
    'group',
    'assignee',
  ],
  groups: [
    { name: 'people', fields: ['requester', 'group', 'assignee', 'watchers'] },
    {
      name: 'classification',
      fields: ['priority', 'impact', 'urgency', 'category', 'subcategory', 'service', 'location', 'channel'],
    },
    { name: 'resolution', fields: ['holdReason', 'closureCode', 'closureNotes', 'resolvedBy', 'resolvedAt'] },
    {
      name: 'more',
      fields: [
        'parent',
        'restrictedTo',
        'dueAt',
        'openedBy',
        'reassignmentCount',
        'reopenCount',
        'externalId',
      ],
    },
  ],
  read: workItemRead,
  seesInternal: staffSeesInternal,
})
