import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, longText, ref, refList, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { administratorsOnly, directoryRead, directorySeesInternal } from '../access.ts'

/** An assignment group: people who share a queue, under a manager, with an address. */
export const group = defineRecord({
  type: 'group',
  plural: 'groups',
  table: 'assignment_group',
  icon: 'users-group',
  fields: {
    name: text({ required: true, sortable: true }),
    email: text({ maxLength: 254 }),
    description: longText({ maxLength: 4000 }),
    manager: ref('person'),
    members: refList('person', { internal: true }),
    calendar: ref('calendar'),
    active: boolean({ default: true }),
    externalId: text({ internal: true, readOnly: true }),
  },
  listColumns: ['name', 'email', 'manager', 'active'],
  form: ['name', 'email', 'description', 'manager', 'members', 'calendar'],
  groups: [{ name: 'people', fields: ['manager', 'members', 'calendar', 'email', 'active'] }],
  read: directoryRead,
  seesInternal: directorySeesInternal,
})

export const groupModule: RecordModule = {
  record: group,
  commands: [createCommand(group, administratorsOnly), editCommand(group, administratorsOnly)],
  messages: defineMessages(group, {
    en: {
      label: 'Group',
      labelPlural: 'Groups',
      fields: {
        name: 'Name',
        email: 'E-mail',
        description: 'Description',
        manager: 'Manager',
        members: 'Members',
        calendar: 'Working hours',
        active: 'Active',
        externalId: 'External id',
      },
      states: {},
      commands: {},
      facts: { created: 'added this group', edited: 'changed this group' },
      options: {},
      groups: { people: 'People' },
    },
    de: {
      label: 'Gruppe',
      labelPlural: 'Gruppen',
      fields: {
        name: 'Name',
        email: 'E-Mail',
        description: 'Beschreibung',
        manager: 'Leitung',
        members: 'Mitglieder',
        calendar: 'Arbeitszeiten',
        active: 'Aktiv',
        externalId: 'Externe Kennung',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diese Gruppe hinzugefügt', edited: 'hat diese Gruppe geändert' },
      options: {},
      groups: { people: 'Personen' },
    },
  }),
}
