import type { Label } from './messages.ts'
import type { spineFields } from './spine.ts'

type SpineWords = {
  fields: Record<keyof typeof spineFields | 'number' | 'state' | 'createdAt' | 'updatedAt', Label>
  options: Record<string, Record<string, string>>
  groups: Record<string, string>
  commands: Record<string, string>
  facts: Record<string, string>
}

/** Words every work item shares; a practice adds its own and may override. */
export const spineMessages: Record<string, SpineWords> & { en: SpineWords } = {
  en: {
    fields: {
      number: 'Number',
      state: 'State',
      createdAt: 'Opened',
      updatedAt: 'Updated',
      title: { label: 'Subject', hint: 'One line that says what is wrong or wanted' },
      description: 'Description',
      priority: 'Priority',
      assignee: 'Assignee',
      group: 'Group',
      requester: 'Requester',
      openedBy: 'Opened by',
      service: 'Service',
      channel: 'Channel',
      parent: 'Parent',
      watchers: 'Watchers',
      restrictedTo: { label: 'Restricted to', hint: 'Only these groups may know of this record' },
      resolvedAt: 'Resolved',
      closedAt: 'Closed',
      dueAt: 'Due',
      lastWordBy: 'Last word by',
      externalId: 'External number',
    },
    options: {
      priority: { 1: 'Critical', 2: 'High', 3: 'Moderate', 4: 'Low', 5: 'Planning' },
      stateCategory: { open: 'Open', waiting: 'Waiting', done: 'Done', cancelled: 'Cancelled' },
      channel: {
        web: 'Portal',
        phone: 'Phone',
        mail: 'Mail',
        chat: 'Chat',
        walk_up: 'Walk-up',
        api: 'API',
        monitoring: 'Monitoring',
        import: 'Import',
      },
      lastWordBy: { requester: 'Requester', staff: 'Staff' },
    },
    groups: { people: 'People', classification: 'Classification', dates: 'Dates', more: 'More' },
    commands: {
      create: 'Create',
      edit: 'Edit',
      comment: 'Comment',
      watch: 'Watch',
      unwatch: 'Stop watching',
      attach: 'Attach a file',
      link: 'Link a record',
      unlink: 'Remove a link',
    },
    facts: {
      created: 'opened this',
      edited: 'changed fields',
      commented: 'commented',
      watched: 'added a watcher',
      unwatched: 'removed a watcher',
      attached: 'attached a file',
      linked: 'linked a record',
      unlinked: 'removed a link',
      imported: 'imported this',
    },
  },
}
