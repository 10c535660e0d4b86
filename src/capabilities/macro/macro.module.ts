import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, json, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import { keepingCommands, keptForGroupRead } from '../../platform/desk/kept-for-group.ts'
import type { HttpModule } from '../../platform/http/module.ts'
import { checkMacro } from './check-steps.ts'
import { macroStepsRoute } from './macro-routes.ts'

/** What is done to a record again and again in several steps, kept as one: all of its steps happen, or none. */
export const macro = defineRecord({
  type: 'macro',
  plural: 'macros',
  icon: 'bolt',
  area: 'admin',
  fields: {
    name: text({ required: true, maxLength: 80, sortable: true }),
    recordType: text({ required: true, maxLength: 64 }),
    group: ref('group'),
    steps: json({ required: true }),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'recordType', 'group', 'active', 'updatedAt'],
  form: ['name', 'recordType', 'group', 'active'],
  groups: [{ name: 'macro', fields: ['recordType', 'group', 'active'] }],
  capabilities: { import: false },
  read: keptForGroupRead,
  seesInternal: staffSeesInternal,
})

export const macroModule: HttpModule = {
  record: macro,
  commands: keepingCommands(macro, checkMacro),
  routes: macroStepsRoute,
  messages: defineMessages(macro, {
    en: {
      label: 'Macro',
      labelPlural: 'Macros',
      fields: {
        name: 'Name',
        recordType: { label: 'For', hint: 'The type of record it is run on' },
        group: { label: 'Offered to', hint: 'Only this group; empty: all staff' },
        steps: 'Steps',
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this macro', edited: 'changed this macro' },
      options: {},
      groups: { macro: 'Macro' },
    },
    de: {
      label: 'Makro',
      labelPlural: 'Makros',
      fields: {
        name: 'Name',
        recordType: { label: 'Für', hint: 'Die Art von Datensatz, an der es ausgeführt wird' },
        group: { label: 'Angeboten für', hint: 'Nur diese Gruppe; leer: alle Bearbeiter' },
        steps: 'Schritte',
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat dieses Makro hinzugefügt', edited: 'hat dieses Makro geändert' },
      options: {},
      groups: { macro: 'Makro' },
    },
  }),
}
