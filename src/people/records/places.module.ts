import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { administratorsOnly, directoryRead, directorySeesInternal } from '../access.ts'

export const department = defineRecord({
  type: 'department',
  plural: 'departments',
  icon: 'building-community',
  fields: {
    name: text({ required: true, sortable: true }),
    manager: ref('person'),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'manager', 'active'],
  read: directoryRead,
  seesInternal: directorySeesInternal,
})

export const departmentModule: RecordModule = {
  record: department,
  commands: [createCommand(department, administratorsOnly), editCommand(department, administratorsOnly)],
  messages: defineMessages(department, {
    en: {
      label: 'Department',
      labelPlural: 'Departments',
      fields: { name: 'Name', manager: 'Manager', active: 'Active' },
      states: {},
      commands: {},
      facts: { created: 'added this department', edited: 'changed this department' },
      options: {},
      groups: {},
    },
    de: {
      label: 'Abteilung',
      labelPlural: 'Abteilungen',
      fields: { name: 'Name', manager: 'Leitung', active: 'Aktiv' },
      states: {},
      commands: {},
      facts: { created: 'hat diese Abteilung hinzugefügt', edited: 'hat diese Abteilung geändert' },
      options: {},
      groups: {},
    },
  }),
}

export const location = defineRecord({
  type: 'location',
  plural: 'locations',
  icon: 'map-pin',
  fields: {
    name: text({ required: true, sortable: true }),
    address: text({ maxLength: 500 }),
    timeZone: text({ maxLength: 64 }),
    calendar: ref('calendar'),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'address', 'timeZone', 'active'],
  read: directoryRead,
  seesInternal: directorySeesInternal,
})

export const locationModule: RecordModule = {
  record: location,
  commands: [createCommand(location, administratorsOnly), editCommand(location, administratorsOnly)],
  messages: defineMessages(location, {
    en: {
      label: 'Location',
      labelPlural: 'Locations',
      fields: {
        name: 'Name',
        address: 'Address',
        timeZone: 'Time zone',
        calendar: 'Working hours',
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this location', edited: 'changed this location' },
      options: {},
      groups: {},
    },
    de: {
      label: 'Standort',
      labelPlural: 'Standorte',
      fields: {
        name: 'Name',
        address: 'Adresse',
        timeZone: 'Zeitzone',
        calendar: 'Arbeitszeiten',
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diesen Standort hinzugefügt', edited: 'hat diesen Standort geändert' },
      options: {},
      groups: {},
    },
  }),
}
