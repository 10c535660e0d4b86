import { type Actor, isAdministrator, isAuditor } from '../../kernel/access/actor.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { json, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

/** One value an administrator sets, by its key; the practice that reads it knows its default and form. */
const setting = defineRecord({
  type: 'setting',
  plural: 'settings',
  titleField: 'key',
  icon: 'settings',
  area: 'admin',
  fields: {
    key: text({ required: true, maxLength: 100, sortable: true }),
    value: json({ required: true }),
  },
  listColumns: ['key', 'updatedAt'],
  capabilities: { bulk: false, import: false },
  read: actor => isAdministrator(actor) || isAuditor(actor),
  seesInternal: actor => isAdministrator(actor) || isAuditor(actor),
})

const administrators = (actor: Actor): boolean => isAdministrator(actor)

export const settingModule: RecordModule = {
  record: setting,
  commands: [createCommand(setting, administrators), editCommand(setting, administrators)],
  messages: defineMessages(setting, {
    en: {
      label: 'Setting',
      labelPlural: 'Settings',
      fields: { key: 'Key', value: 'Value' },
      states: {},
      commands: {},
      facts: { created: 'set this', edited: 'changed this setting' },
      options: {},
      groups: {},
    },
    de: {
      label: 'Einstellung',
      labelPlural: 'Einstellungen',
      fields: { key: 'Schlüssel', value: 'Wert' },
      states: {},
      commands: {},
      facts: { created: 'hat dies gesetzt', edited: 'hat diese Einstellung geändert' },
      options: {},
      groups: {},
    },
  }),
}
