import type { Label, Translated } from '../../kernel/record/messages.ts'
import type { spineFields } from '../../kernel/record/spine.ts'

type SpineWords = {
  fields: Record<keyof typeof spineFields | 'number' | 'state' | 'createdAt' | 'updatedAt', Label>
  options: Record<string, Record<string, string>>
  groups: Record<string, string>
  commands: Record<string, string>
  facts: Record<string, string>
}

const en = {
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
    slaDueAt: 'Time left',
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
} satisfies SpineWords

const de: Translated<typeof en> = {
  fields: {
    number: 'Nummer',
    state: 'Status',
    createdAt: 'Eröffnet',
    updatedAt: 'Geändert',
    title: { label: 'Betreff', hint: 'Eine Zeile, die sagt, was nicht geht oder gewünscht ist' },
    description: 'Beschreibung',
    priority: 'Priorität',
    assignee: 'Zuständig',
    group: 'Gruppe',
    requester: 'Melder',
    openedBy: 'Eröffnet von',
    service: 'Service',
    channel: 'Kanal',
    parent: 'Übergeordnet',
    watchers: 'Beobachter',
    restrictedTo: { label: 'Beschränkt auf', hint: 'Nur diese Gruppen dürfen davon wissen' },
    resolvedAt: 'Gelöst',
    closedAt: 'Geschlossen',
    dueAt: 'Fällig',
    slaDueAt: 'Restzeit',
    lastWordBy: 'Zuletzt geschrieben',
    externalId: 'Externe Nummer',
  },
  options: {
    priority: { 1: 'Kritisch', 2: 'Hoch', 3: 'Mittel', 4: 'Niedrig', 5: 'Geplant' },
    stateCategory: { open: 'Offen', waiting: 'Wartend', done: 'Erledigt', cancelled: 'Abgebrochen' },
    channel: {
      web: 'Portal',
      phone: 'Telefon',
      mail: 'E-Mail',
      chat: 'Chat',
      walk_up: 'Vor Ort',
      api: 'API',
      monitoring: 'Überwachung',
      import: 'Import',
    },
    lastWordBy: { requester: 'Melder', staff: 'Personal' },
  },
  groups: { people: 'Beteiligte', classification: 'Einordnung', dates: 'Termine', more: 'Weiteres' },
  commands: {
    create: 'Anlegen',
    edit: 'Bearbeiten',
    comment: 'Kommentieren',
    watch: 'Beobachten',
    unwatch: 'Nicht mehr beobachten',
    attach: 'Datei anhängen',
    link: 'Datensatz verknüpfen',
    unlink: 'Verknüpfung entfernen',
  },
  facts: {
    created: 'hat dies eröffnet',
    edited: 'hat Felder geändert',
    commented: 'hat kommentiert',
    watched: 'hat einen Beobachter hinzugefügt',
    unwatched: 'hat einen Beobachter entfernt',
    attached: 'hat eine Datei angehängt',
    linked: 'hat einen Datensatz verknüpft',
    unlinked: 'hat eine Verknüpfung entfernt',
    imported: 'hat dies importiert',
  },
}

/** Words every work item shares; a practice adds its own and may override. */
export const spineMessages: { en: SpineWords; de: SpineWords } = { en, de }
