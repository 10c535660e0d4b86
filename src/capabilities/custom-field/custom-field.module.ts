import { type Actor, isAdministrator, isAuditor } from '../../kernel/access/actor.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { invalidField } from '../../kernel/problem.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, choice, number, text, textList } from '../../kernel/record/fields.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

const kinds = ['text', 'longText', 'number', 'boolean', 'choice', 'date', 'instant'] as const

/** A field an administrator adds to any record type: in its forms, lists, filters, search, API and export. */
const customField = defineRecord({
  type: 'custom_field',
  plural: 'custom-fields',
  titleField: 'label',
  icon: 'forms',
  area: 'admin',
  fields: {
    recordType: text({ required: true, maxLength: 64 }),
    key: text({ required: true, maxLength: 40 }),
    label: text({ required: true, sortable: true }),
    hint: text({ maxLength: 300 }),
    kind: choice(kinds, { required: true }),
    options: textList(),
    required: boolean(),
    internal: boolean(),
    position: number({ default: 0 }),
    active: boolean({ default: true }),
  },
  listColumns: ['label', 'recordType', 'key', 'kind', 'required', 'internal', 'active'],
  form: ['recordType', 'label', 'key', 'kind', 'options', 'hint', 'required', 'internal'],
  read: actor => isAdministrator(actor) || isAuditor(actor),
  seesInternal: actor => isAdministrator(actor) || isAuditor(actor),
})

const administrators = (actor: Actor): boolean => isAdministrator(actor)

function check(field: Record<string, unknown>): void {
  if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(String(field.key))) {
    throw invalidField(
      'key',
      'A key begins with a small letter and has letters and digits only, for instance costCentre.',
    )
  }
  const options = field.options as string[] | undefined
  if (field.kind === 'choice' && !options?.length) {
    throw invalidField('options', 'A choice needs at least one option.')
  }
}

const create = createCommand(customField, administrators)
const edit = editCommand(customField, administrators)

export const customFieldModule: RecordModule = {
  record: customField,
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
        const { row, input } = moment
        check({ ...row, ...input })
        for (const fixed of ['recordType', 'key', 'kind']) {
          // Values already stored under the key would change their meaning.
          if (fixed in input && input[fixed] !== row[fixed])
            throw invalidField(fixed, 'This cannot change later. Add a new field.')
        }
        return edit.decide(moment)
      },
    },
  ],
  messages: defineMessages(customField, {
    en: {
      label: 'Custom field',
      labelPlural: 'Custom fields',
      fields: {
        recordType: { label: 'Record type', hint: 'Which records have this field' },
        key: { label: 'Key', hint: 'Its name in the API and in queries, for instance costCentre' },
        label: 'Label',
        hint: { label: 'Hint', hint: 'Shown beside the field' },
        kind: 'Kind',
        options: { label: 'Options', hint: 'One a line, for a choice' },
        required: 'Required',
        internal: { label: 'Internal', hint: 'Only staff see it' },
        position: 'Position',
        active: 'Active',
      },
      states: {},
      commands: {},
      facts: { created: 'added this field', edited: 'changed this field' },
      options: {
        kind: {
          text: 'Text',
          longText: 'Long text',
          number: 'Number',
          boolean: 'Yes or no',
          choice: 'Choice',
          date: 'Date',
          instant: 'Date and time',
        },
      },
      groups: {},
    },
    de: {
      label: 'Eigenes Feld',
      labelPlural: 'Eigene Felder',
      fields: {
        recordType: { label: 'Art des Datensatzes', hint: 'Welche Datensätze dieses Feld haben' },
        key: { label: 'Schlüssel', hint: 'Sein Name in der API und in Abfragen, zum Beispiel costCentre' },
        label: 'Beschriftung',
        hint: { label: 'Hinweis', hint: 'Steht neben dem Feld' },
        kind: 'Art',
        options: { label: 'Auswahl', hint: 'Ein Wert je Zeile, für eine Auswahl' },
        required: 'Pflichtfeld',
        internal: { label: 'Intern', hint: 'Nur das Personal sieht es' },
        position: 'Reihenfolge',
        active: 'Aktiv',
      },
      states: {},
      commands: {},
      facts: { created: 'hat dieses Feld hinzugefügt', edited: 'hat dieses Feld geändert' },
      options: {
        kind: {
          text: 'Text',
          longText: 'Langer Text',
          number: 'Zahl',
          boolean: 'Ja oder nein',
          choice: 'Auswahl',
          date: 'Datum',
          instant: 'Datum und Uhrzeit',
        },
      },
      groups: {},
    },
  }),
}
