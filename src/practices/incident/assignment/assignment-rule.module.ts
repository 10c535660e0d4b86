import { isProcessOwner } from '../../../kernel/access/actor.ts'
import { staffSeesInternal } from '../../../kernel/access/work-item-policy.ts'
import { createCommand, editCommand } from '../../../kernel/command/generic.ts'
import { defineRecord } from '../../../kernel/record/declaration.ts'
import { boolean, choice, number, ref, text } from '../../../kernel/record/fields.ts'
import { defineMessages } from '../../../kernel/record/messages.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'

/** The group alone, or also a person of it: who has the fewest open incidents, or whose turn it is. */
export const assignmentMethods = ['group', 'least_loaded', 'round_robin'] as const

/** New incidents of this category, service or place go to this group. The first rule that fits, in order, decides. */
const assignmentRule = defineRecord({
  type: 'assignment_rule',
  plural: 'assignment-rules',
  icon: 'route',
  area: 'admin',
  fields: {
    name: text({ required: true, sortable: true }),
    position: number({ default: 100 }),
    category: ref('category'),
    subcategory: ref('category'),
    service: ref('service'),
    location: ref('location'),
    group: ref('group', { required: true }),
    method: choice(assignmentMethods, { default: 'group' }),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'position', 'category', 'service', 'location', 'group', 'method', 'active'],
  read: staffSeesInternal,
  seesInternal: staffSeesInternal,
})

export const assignmentRuleModule: RecordModule = {
  record: assignmentRule,
  commands: [createCommand(assignmentRule, isProcessOwner), editCommand(assignmentRule, isProcessOwner)],
  messages: defineMessages(assignmentRule, {
    en: {
      label: 'Assignment rule',
      labelPlural: 'Assignment rules',
      fields: {
        name: 'Name',
        position: { label: 'Order', hint: 'The lowest that fits decides' },
        category: 'Category',
        subcategory: 'Subcategory',
        service: 'Service',
        location: 'Location',
        group: { label: 'Goes to', hint: 'The group that gets what fits' },
        method: { label: 'Person', hint: 'Whether a person of the group gets it as well' },
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this rule', edited: 'changed this rule' },
      options: {
        method: { group: 'Nobody yet', least_loaded: 'Fewest open incidents', round_robin: 'In turn' },
      },
      groups: {},
    },
    de: {
      label: 'Zuweisungsregel',
      labelPlural: 'Zuweisungsregeln',
      fields: {
        name: 'Name',
        position: { label: 'Reihenfolge', hint: 'Die niedrigste, die passt, entscheidet' },
        category: 'Kategorie',
        subcategory: 'Unterkategorie',
        service: 'Service',
        location: 'Standort',
        group: { label: 'Geht an', hint: 'Die Gruppe, die bekommt, was passt' },
        method: { label: 'Person', hint: 'Ob auch eine Person der Gruppe es bekommt' },
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diese Regel hinzugefügt', edited: 'hat diese Regel geändert' },
      options: {
        method: {
          group: 'Noch niemand',
          least_loaded: 'Wer die wenigsten offenen Störungen hat',
          round_robin: 'Reihum',
        },
      },
      groups: {},
    },
  }),
}
