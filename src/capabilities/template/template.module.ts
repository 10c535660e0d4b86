import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { invalidField } from '../../kernel/problem.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, json, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import { keepingCommands, keptForGroupRead } from '../../platform/desk/kept-for-group.ts'
import {
  below,
  partOf,
  refuseByDecision,
  refuseWrongInput,
  workTypeOf,
} from '../../platform/desk/prepared-input.ts'
import type { HttpModule } from '../../platform/http/module.ts'
import { templateRoutes } from './template-routes.ts'

/** What a new record of a kind begins with: a new laptop, a certificate to renew, the weekly check. */
export const template = defineRecord({
  type: 'template',
  plural: 'templates',
  icon: 'template',
  area: 'admin',
  fields: {
    name: text({ required: true, maxLength: 80, sortable: true }),
    recordType: text({ required: true, maxLength: 64 }),
    group: ref('group'),
    /** Input of the type's `create`, as far as it is known beforehand. */
    prefill: json({ required: true }),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'recordType', 'group', 'active', 'updatedAt'],
  form: ['name', 'recordType', 'group', 'active'],
  groups: [{ name: 'template', fields: ['recordType', 'group', 'active'] }],
  capabilities: { import: false },
  read: keptForGroupRead,
  seesInternal: staffSeesInternal,
})

/** A template is kept only with values that creating would take now. */
const check: AnyCommand['gather'] = async (kernel, { row, input, actor }) => {
  const { recordType, prefill } = { ...row, ...input } as Record<string, unknown>
  const { commands, record } = workTypeOf(kernel, recordType)
  const create = commands.find(command => command.creates)
  if (!create) throw invalidField('recordType', `${record.plural} are not created by hand.`)
  if (typeof prefill !== 'object' || prefill === null || Array.isArray(prefill))
    throw invalidField('prefill', 'These are fields with their values.')
  await below('/prefill', async () => {
    const typed = await refuseWrongInput(kernel, partOf(create), prefill, actor)
    await refuseByDecision(kernel, create, typed, actor)
  })
}

export const templateModule: HttpModule = {
  record: template,
  commands: keepingCommands(template, check),
  routes: templateRoutes,
  messages: defineMessages(template, {
    en: {
      label: 'Template',
      labelPlural: 'Templates',
      fields: {
        name: 'Name',
        recordType: { label: 'For', hint: 'The type of record it begins' },
        group: { label: 'Offered to', hint: 'Only this group; empty: all staff' },
        prefill: 'Fields filled in',
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this template', edited: 'changed this template' },
      options: {},
      groups: { template: 'Template' },
    },
    de: {
      label: 'Vorlage',
      labelPlural: 'Vorlagen',
      fields: {
        name: 'Name',
        recordType: { label: 'Für', hint: 'Die Art von Datensatz, die damit beginnt' },
        group: { label: 'Angeboten für', hint: 'Nur diese Gruppe; leer: alle Bearbeiter' },
        prefill: 'Ausgefüllte Felder',
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diese Vorlage hinzugefügt', edited: 'hat diese Vorlage geändert' },
      options: {},
      groups: { template: 'Vorlage' },
    },
  }),
}
