import { type Actor, isProcessOwner } from '../../kernel/access/actor.ts'
import type { Where } from '../../kernel/access/where.ts'
import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { invalidField } from '../../kernel/problem.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, longText, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { problemOfLines } from './template-lines.ts'

/** A template of a group is for its members; one of no group is for all staff. */
const templateRead = (actor: Actor): Where => {
  if (!staffSeesInternal(actor)) return false
  if (isProcessOwner(actor) || actor.roles.has('auditor')) return true
  return {
    any: [
      { field: 'group', empty: true },
      { field: 'group', in: actor.groups },
    ],
  }
}

/** A checklist kept for use again, put on a record in one act. */
export const checklistTemplate = defineRecord({
  type: 'checklist_template',
  plural: 'checklist-templates',
  icon: 'checklist',
  area: 'admin',
  fields: {
    name: text({ required: true, maxLength: 80, sortable: true }),
    items: longText({ required: true, maxLength: 40_000 }),
    group: ref('group'),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'group', 'active'],
  read: templateRead,
  seesInternal: staffSeesInternal,
})

const create = createCommand(checklistTemplate, isProcessOwner)
const edit = editCommand(checklistTemplate, isProcessOwner)

function check(input: Record<string, unknown>): void {
  const problem = 'items' in input ? problemOfLines(String(input.items)) : null
  if (problem) throw invalidField('items', problem)
}

export const checklistTemplateModule: RecordModule = {
  record: checklistTemplate,
  commands: [
    {
      ...create,
      decide: moment => {
        check(moment.input)
        return create.decide(moment)
      },
    },
    {
      ...edit,
      decide: moment => {
        check(moment.input)
        return edit.decide(moment)
      },
    },
  ],
  messages: defineMessages(checklistTemplate, {
    en: {
      label: 'Checklist template',
      labelPlural: 'Checklist templates',
      fields: {
        name: 'Name',
        items: {
          label: 'Items',
          hint: 'One a line. Begin a line with ! when it must be done before resolving.',
        },
        group: { label: 'For', hint: 'Only this group; empty: all staff' },
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this template', edited: 'changed this template' },
      options: {},
      groups: {},
    },
    de: {
      label: 'Checklistenvorlage',
      labelPlural: 'Checklistenvorlagen',
      fields: {
        name: 'Name',
        items: {
          label: 'Punkte',
          hint: 'Einer pro Zeile. Mit ! beginnt, was vor dem Lösen erledigt sein muss.',
        },
        group: { label: 'Für', hint: 'Nur diese Gruppe; leer: alle Bearbeiter' },
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diese Vorlage angelegt', edited: 'hat diese Vorlage geändert' },
      options: {},
      groups: {},
    },
  }),
}
