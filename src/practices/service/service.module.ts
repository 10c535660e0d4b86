import { isProcessOwner } from '../../kernel/access/actor.ts'
import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, longText, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

/** A service as people know it, with who owns and who supports it. */
export const service = defineRecord({
  type: 'service',
  plural: 'services',
  icon: 'apps',
  fields: {
    name: text({ required: true, sortable: true }),
    description: longText({ maxLength: 4000 }),
    owner: ref('person'),
    supportGroup: ref('group'),
    calendar: ref('calendar'),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'owner', 'supportGroup', 'active'],
  read: actor => actor.system || actor.id !== null,
  seesInternal: staffSeesInternal,
})

export const serviceModule: RecordModule = {
  record: service,
  commands: [createCommand(service, isProcessOwner), editCommand(service, isProcessOwner)],
  messages: defineMessages(service, {
    en: {
      label: 'Service',
      labelPlural: 'Services',
      fields: {
        name: 'Name',
        description: 'Description',
        owner: 'Owner',
        supportGroup: 'Support group',
        calendar: 'Service hours',
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this service', edited: 'changed this service' },
      options: {},
      groups: {},
    },
    de: {
      label: 'Service',
      labelPlural: 'Services',
      fields: {
        name: 'Name',
        description: 'Beschreibung',
        owner: 'Verantwortlich',
        supportGroup: 'Supportgruppe',
        calendar: 'Servicezeiten',
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diesen Service hinzugefügt', edited: 'hat diesen Service geändert' },
      options: {},
      groups: {},
    },
  }),
}
