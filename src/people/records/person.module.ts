import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { administratorsOnly } from '../access.ts'
import { accessWords, germanAccessWords } from '../sign-in/record-access.ts'
import { person } from './person.record.ts'

const withDefaults = (set: Record<string, unknown>): Record<string, unknown> => ({
  ...set,
  language: set['language'] ?? 'en',
  timeZone: set['timeZone'] ?? 'UTC',
})

const create = createCommand(person, administratorsOnly)

export const personModule: RecordModule = {
  record: person,
  commands: [
    { ...create, decide: moment => ({ set: withDefaults(moment.input) }) },
    editCommand(person, administratorsOnly),
  ],
  messages: defineMessages(person, {
    en: {
      label: 'Person',
      labelPlural: 'People',
      fields: {
        name: 'Name',
        email: 'E-mail',
        username: { label: 'User name', hint: 'For signing in; a contact needs none' },
        title: 'Job title',
        phone: 'Phone',
        department: 'Department',
        location: 'Location',
        manager: 'Manager',
        vip: { label: 'VIP', hint: 'Shown to staff beside the requester' },
        active: 'Active',
        roles: 'Roles',
        language: 'Language',
        timeZone: 'Time zone',
        externalId: 'External id',
      },
      states: {},
      commands: {},
      facts: { created: 'added this person', edited: 'changed this person', ...accessWords },
      options: {
        roles: {
          requester: 'Requester',
          agent: 'Agent',
          process_owner: 'Process owner',
          administrator: 'Administrator',
          auditor: 'Auditor',
        },
      },
      groups: { contact: 'Contact', organisation: 'Organisation', access: 'Access' },
    },
    de: {
      label: 'Person',
      labelPlural: 'Personen',
      fields: {
        name: 'Name',
        email: 'E-Mail',
        username: { label: 'Benutzername', hint: 'Zum Anmelden; ein Kontakt braucht keinen' },
        title: 'Funktion',
        phone: 'Telefon',
        department: 'Abteilung',
        location: 'Standort',
        manager: 'Führungskraft',
        vip: { label: 'VIP', hint: 'Steht für das Personal neben dem Melder' },
        active: 'Aktiv',
        roles: 'Rollen',
        language: 'Sprache',
        timeZone: 'Zeitzone',
        externalId: 'Externe Kennung',
      },
      states: {},
      commands: {},
      facts: {
        created: 'hat diese Person hinzugefügt',
        edited: 'hat diese Person geändert',
        ...germanAccessWords,
      },
      options: {
        roles: {
          requester: 'Melder',
          agent: 'Bearbeiter',
          process_owner: 'Prozessverantwortung',
          administrator: 'Administration',
          auditor: 'Revision',
        },
      },
      groups: { contact: 'Kontakt', organisation: 'Organisation', access: 'Zugang' },
    },
  }),
}
