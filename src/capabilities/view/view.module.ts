import { type Actor, isAdministrator, isAuditor, isProcessOwner } from '../../kernel/access/actor.ts'
import { any, type Where } from '../../kernel/access/where.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { forbidden, invalidField } from '../../kernel/problem.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, choice, number, ref, text, textList } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

const viewRead = (actor: Actor): Where => {
  if (actor.system || isAuditor(actor)) return true
  if (actor.id === null) return false
  return any(
    { field: 'owner', is: actor.id },
    { field: 'audience', is: 'everyone' },
    actor.groups.length > 0 && {
      all: [
        { field: 'audience', is: 'group' },
        { field: 'group', in: actor.groups },
      ],
    },
  )
}

/** A saved list: its query, order, columns and look; of one person, a group or everyone. */
const view = defineRecord({
  type: 'view',
  plural: 'views',
  icon: 'bookmark',
  area: 'none',
  fields: {
    name: text({ required: true, maxLength: 80, sortable: true }),
    recordType: text({ required: true, maxLength: 64 }),
    q: text({ maxLength: 2000 }),
    sort: text({ maxLength: 200 }),
    columns: textList(),
    groupBy: text({ maxLength: 64 }),
    density: choice(['dense', 'comfortable', 'roomy']),
    icon: text({ maxLength: 64 }),
    audience: choice(['me', 'group', 'everyone'], { default: 'me' }),
    group: ref('group'),
    owner: ref('person', { readOnly: true }),
    pinned: boolean(),
    position: number({ default: 0 }),
    active: boolean({ default: true }),
  },
  defaultSort: 'name',
  listColumns: ['name', 'recordType', 'audience', 'owner'],
  capabilities: { bulk: false, import: false },
  read: viewRead,
  seesInternal: actor => actor.id !== null,
})

const mayChange = (actor: Actor, row: AnyRow): boolean =>
  row.owner === actor.id || (row.audience === 'everyone' && isAdministrator(actor))

function checkAudience(actor: Actor, set: Record<string, unknown>): void {
  if (set.audience === 'everyone' && !isProcessOwner(actor)) throw forbidden('share a view with everyone')
  if (set.audience !== 'group') return
  if (!set.group) throw invalidField('group', 'Choose the group to share it with.')
  if (!actor.system && !actor.groups.includes(String(set.group)))
    throw invalidField('group', 'You are not in this group.')
}

const create = createCommand(view, actor => actor.system || actor.id !== null)
const edit = editCommand(view, mayChange)

export const viewModule: RecordModule = {
  record: view,
  commands: [
    {
      ...create,
      decide: ({ input, actor }) => {
        checkAudience(actor, input)
        return { set: { ...input, owner: actor.id } }
      },
    },
    {
      ...edit,
      decide: moment => {
        checkAudience(moment.actor, { ...moment.row, ...moment.input })
        return edit.decide(moment)
      },
    },
  ],
  messages: defineMessages(view, {
    en: {
      label: 'View',
      labelPlural: 'Views',
      fields: {
        name: 'Name',
        recordType: 'Record type',
        q: 'Query',
        sort: 'Order',
        columns: 'Columns',
        groupBy: 'Grouped by',
        density: 'Density',
        icon: 'Icon',
        audience: 'Shared with',
        group: 'Group',
        owner: 'Owner',
        pinned: 'Pinned',
        position: 'Position',
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'saved this view', edited: 'changed this view' },
      options: {
        density: { dense: 'Dense', comfortable: 'Comfortable', roomy: 'Roomy' },
        audience: { me: 'Only me', group: 'A group', everyone: 'Everyone' },
      },
      groups: {},
    },
    de: {
      label: 'Ansicht',
      labelPlural: 'Ansichten',
      fields: {
        name: 'Name',
        recordType: 'Art des Datensatzes',
        q: 'Abfrage',
        sort: 'Sortierung',
        columns: 'Spalten',
        groupBy: 'Gruppiert nach',
        density: 'Dichte',
        icon: 'Symbol',
        audience: 'Geteilt mit',
        group: 'Gruppe',
        owner: 'Gehört',
        pinned: 'Angeheftet',
        position: 'Reihenfolge',
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diese Ansicht gespeichert', edited: 'hat diese Ansicht geändert' },
      options: {
        density: { dense: 'Dicht', comfortable: 'Bequem', roomy: 'Weit' },
        audience: { me: 'Nur mir', group: 'Einer Gruppe', everyone: 'Allen' },
      },
      groups: {},
    },
  }),
}
