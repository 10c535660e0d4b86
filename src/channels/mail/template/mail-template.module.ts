import type { AnyCommand } from '../../../kernel/command/command.ts'
import { createCommand, editCommand } from '../../../kernel/command/generic.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { defineRecord } from '../../../kernel/record/declaration.ts'
import { boolean, choice, longText, text } from '../../../kernel/record/fields.ts'
import { defineMessages } from '../../../kernel/record/messages.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import { administratorsOnly, configurationRead } from '../../../people/access.ts'
import { mailEvents } from './default-templates.ts'
import { wrongTemplate } from './engine.ts'

/** A mail in an administrator's own words, in place of the one that comes with Steward. */
export const mailTemplate = defineRecord({
  type: 'mail_template',
  plural: 'mail-templates',
  icon: 'mail-cog',
  area: 'admin',
  fields: {
    name: text({ required: true, maxLength: 80, sortable: true }),
    event: choice(mailEvents, { required: true }),
    audience: choice(['requester', 'staff'], { required: true }),
    language: choice(['en', 'de'], { required: true }),
    subject: text({ required: true, maxLength: 250 }),
    body: longText({ required: true, maxLength: 20_000 }),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'event', 'audience', 'language', 'active', 'updatedAt'],
  groups: [{ name: 'template', fields: ['event', 'audience', 'language', 'subject', 'body', 'active'] }],
  read: actor => configurationRead(actor),
  seesInternal: actor => configurationRead(actor) === true,
})

/** One that cannot be filled in is refused where it is written, not when a mail is due. */
const checked = (command: AnyCommand): AnyCommand => ({
  ...command,
  gather: async (_kernel, { input }) => {
    for (const field of ['subject', 'body']) {
      const wrong = field in input ? wrongTemplate(String(input[field])) : null
      if (wrong) throw invalidField(field, wrong)
    }
  },
})

const words = {
  en: {
    name: 'Name',
    event: 'When',
    audience: { label: 'For', hint: 'Who asked, or whoever works on it' },
    language: 'Language',
    subject: 'Subject',
    body: {
      label: 'Text',
      hint: 'Markdown with Liquid: record.number, record.title, record.state, record.url, person.first, person.name, entries (line, text, actor), confirm, company, desk',
    },
    active: 'Active',
  },
  de: {
    name: 'Name',
    event: 'Wann',
    audience: { label: 'Für', hint: 'Wer gefragt hat, oder wer daran arbeitet' },
    language: 'Sprache',
    subject: 'Betreff',
    body: {
      label: 'Text',
      hint: 'Markdown mit Liquid: record.number, record.title, record.state, record.url, person.first, person.name, entries (line, text, actor), confirm, company, desk',
    },
    active: 'Aktiv',
  },
} as const

export const mailTemplateModule: RecordModule = {
  record: mailTemplate,
  commands: [
    checked(createCommand(mailTemplate, administratorsOnly)),
    checked(editCommand(mailTemplate, administratorsOnly)),
  ],
  messages: defineMessages(mailTemplate, {
    en: {
      label: 'Mail template',
      labelPlural: 'Mail templates',
      fields: words.en,
      states: {},
      commands: {},
      facts: { created: 'added this template', edited: 'changed this template' },
      options: {
        event: {
          mentioned: 'Somebody was mentioned',
          assigned: 'It was assigned',
          breached: 'A service level ran out',
          warned: 'A service level runs out',
          asked: 'A question to the requester',
          finished: 'Solved, cancelled or merged',
          received: 'Received',
          answered: 'An answer to the requester',
          replied: 'The requester replied',
          noted: 'An internal note',
          changed: 'Its state changed',
          group: 'Given to a group',
          digest: 'The summary',
        },
        audience: { requester: 'Requester', staff: 'Staff' },
        language: { en: 'English', de: 'German' },
      },
      groups: { template: 'Template' },
    },
    de: {
      label: 'Mailvorlage',
      labelPlural: 'Mailvorlagen',
      fields: words.de,
      states: {},
      commands: {},
      facts: { created: 'hat diese Vorlage hinzugefügt', edited: 'hat diese Vorlage geändert' },
      options: {
        event: {
          mentioned: 'Jemand wurde erwähnt',
          assigned: 'Es wurde zugewiesen',
          breached: 'Ein Service-Level ist abgelaufen',
          warned: 'Ein Service-Level läuft ab',
          asked: 'Eine Frage an den Melder',
          finished: 'Gelöst, storniert oder verbunden',
          received: 'Eingegangen',
          answered: 'Eine Antwort an den Melder',
          replied: 'Der Melder hat geantwortet',
          noted: 'Eine interne Notiz',
          changed: 'Der Status hat sich geändert',
          group: 'An eine Gruppe gegeben',
          digest: 'Die Zusammenfassung',
        },
        audience: { requester: 'Melder', staff: 'Bearbeiter' },
        language: { en: 'Englisch', de: 'Deutsch' },
      },
      groups: { template: 'Vorlage' },
    },
  }),
}
