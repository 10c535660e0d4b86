import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import { invalidField } from '../../kernel/problem.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, longText, ref, text } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import { keepingCommands, keptForGroupRead } from '../../platform/desk/kept-for-group.ts'
import { wrongText } from '../../platform/desk/text-variables.ts'
import type { HttpModule } from '../../platform/http/module.ts'
import { filledReplyRoute } from './filled-replies.ts'

/** An answer used again and again. The composer fills its variables in from the record it is written on. */
export const cannedReply = defineRecord({
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
  listColumns: ['name', 'group', 'active', 'updatedAt'],
  groups: [{ name: 'reply', fields: ['body', 'group', 'active'] }],
  read: keptForGroupRead,
  seesInternal: staffSeesInternal,
})

export const cannedReplyModule: HttpModule = {
  record: cannedReply,
  commands: keepingCommands(cannedReply, async (_kernel, { input }) => {
    const wrong = wrongText(String(input.body ?? ''))
    if (wrong) throw invalidField('body', wrong)
  }),
  routes: filledReplyRoute,
  messages: defineMessages(cannedReply, {
    en: {
      label: 'Canned reply',
      labelPlural: 'Canned replies',
      fields: {
        name: 'Name',
        body: {
          label: 'Text',
          hint: '{requester}, {requester.first}, {number}, {subject}, {me}, {group} and {service} are filled in',
        },
        group: { label: 'For', hint: 'Only this group; empty: all staff' },
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this reply', edited: 'changed this reply' },
      options: {},
      groups: { reply: 'Reply' },
    },
    de: {
      label: 'Textbaustein',
      labelPlural: 'Textbausteine',
      fields: {
        name: 'Name',
        body: {
          label: 'Text',
          hint: '{requester}, {requester.first}, {number}, {subject}, {me}, {group} und {service} werden ausgefüllt',
        },
        group: { label: 'Für', hint: 'Nur diese Gruppe; leer: alle Bearbeiter' },
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat diesen Textbaustein hinzugefügt', edited: 'hat diesen Textbaustein geändert' },
      options: {},
      groups: { reply: 'Antwort' },
    },
  }),
}
