import { type Actor, isProcessOwner } from '../../kernel/access/actor.ts'
import type { Where } from '../../kernel/access/where.ts'
import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, longText, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

/** A canned reply of a group is for its members; one of no group is for all staff. */
const cannedReplyRead = (actor: Actor): Where => {
  if (!staffSeesInternal(actor)) return false
  if (isProcessOwner(actor)) return true
  return {
    any: [
      { field: 'group', empty: true },
      { field: 'group', in: actor.groups },
    ],
  }
}

/** An answer used again and again. `{requester}`, `{number}`, `{subject}` and `{me}` are filled in by the composer. */
const cannedReply = defineRecord({
  type: 'canned_reply',
  plural: 'canned-replies',
  icon: 'message-2',
  area: 'admin',
  fields: {
    name: text({ required: true, maxLength: 80, sortable: true }),
    body: longText({ required: true, maxLength: 10_000 }),
    group: ref('group'),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'group', 'active'],
  read: cannedReplyRead,
  seesInternal: staffSeesInternal,
})

export const cannedReplyModule: RecordModule = {
  record: cannedReply,
  commands: [createCommand(cannedReply, isProcessOwner), editCommand(cannedReply, isProcessOwner)],
  messages: defineMessages(cannedReply, {
    en: {
      label: 'Canned reply',
      labelPlural: 'Canned replies',
      fields: {
        name: 'Name',
        body: { label: 'Text', hint: '{requester}, {number}, {subject} and {me} are filled in' },
        group: { label: 'For', hint: 'Only this group; empty: all staff' },
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this reply', edited: 'changed this reply' },
      options: {},
      groups: {},
    },
    de: {
      label: 'Textbaustein',
      labelPlural: 'Textbausteine',
      fields: {
        name: 'Name',
        body: { label: 'Text', hint: '{requester}, {number}, {subject} und {me} werden ausgefüllt' },
        group: { label: 'Für', hint: 'Nur diese Gruppe; leer: alle Bearbeiter' },
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diesen Textbaustein hinzugefügt', edited: 'hat diesen Textbaustein geändert' },
      options: {},
      groups: {},
    },
  }),
}
