import { isProcessOwner } from '../../kernel/access/actor.ts'
import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

/** What incidents are sorted by, in two levels: a category with a parent is a subcategory. */
const category = defineRecord({
  type: 'category',
  plural: 'categories',
  icon: 'category',
  area: 'admin',
  fields: {
    name: text({ required: true, sortable: true }),
    parent: ref('category'),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'parent', 'active'],
  read: actor => actor.system || actor.id !== null,
  seesInternal: staffSeesInternal,
})

export const categoryModule: RecordModule = {
  record: category,
  commands: [createCommand(category, isProcessOwner), editCommand(category, isProcessOwner)],
  messages: defineMessages(category, {
    en: {
      label: 'Category',
      labelPlural: 'Categories',
      fields: { name: 'Name', parent: 'Belongs to', active: 'Active' },
      states: {},
      commands: {},
      facts: { created: 'added this category', edited: 'changed this category' },
      options: {},
      groups: {},
    },
    de: {
      label: 'Kategorie',
      labelPlural: 'Kategorien',
      fields: { name: 'Name', parent: 'Gehört zu', active: 'Aktiv' },
      states: {},
      commands: {},
      facts: { created: 'hat diese Kategorie hinzugefügt', edited: 'hat diese Kategorie geändert' },
      options: {},
      groups: {},
    },
  }),
}
