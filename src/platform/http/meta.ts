import type { Actor } from '../../kernel/access/actor.ts'
import { mayWrite } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { draftOf } from '../../kernel/command/draft.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import type { Field, Fields } from '../../kernel/record/fields.ts'
import { type Label, languageOf, type Words, wordsIn } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import type { CustomField } from '../../kernel/record/settings.ts'
import { commandWords } from './command-words.ts'
import { spineMessages } from './spine.messages.ts'

export interface FieldMeta {
  name: string
  label: string
  hint?: string
  kind: Field['kind']
  target?: string
  options?: { value: string; label: string }[]
  required: boolean
  readOnly: boolean
  internal: boolean
  custom: boolean
  filterable: boolean
  sortable: boolean
  min?: number
  max?: number
  maxLength?: number
}

/** The words of a type with the spine's beneath them. */
export function wordsOf(module: RecordModule, language: string): Words {
  const own = wordsIn(module.messages, language)
  if (module.record.kind !== 'work-item')
    return { ...own, fields: { ...standardWords[languageOf(language)], ...own.fields } }
  const spine = spineMessages[languageOf(language)]
  const brought = commandWords(module, languageOf(language))
  return {
    ...own,
    fields: { ...spine.fields, ...own.fields },
    options: { ...spine.options, ...own.options },
    groups: { ...spine.groups, ...own.groups },
    commands: { ...spine.commands, ...brought.commands, ...own.commands },
    facts: { ...spine.facts, ...brought.facts, ...own.facts },
  }
}

const labelOf = (label: Label | undefined, name: string): { label: string; hint?: string } =>
  label === undefined ? { label: name } : typeof label === 'string' ? { label } : label

const standard: Fields = {
  number: { kind: 'text', filterable: true, sortable: true },
  createdAt: { kind: 'instant', filterable: true, sortable: true },
  updatedAt: { kind: 'instant', filterable: true, sortable: true },
}

const standardWords = {
  en: { createdAt: 'Created', updatedAt: 'Updated' },
  de: { createdAt: 'Angelegt', updatedAt: 'Geändert' },
}

function fieldMeta(name: string, field: Field, words: Words): FieldMeta {
  const labels = name === 'state' ? words.states : words.options[name]
  const options = field.values?.map(value => ({ value, label: labels?.[value] ?? value }))
  return {
    name,
    ...labelOf(words.fields[name], name),
    kind: field.kind,
    ...(field.target ? { target: field.target } : {}),
    ...(options ? { options } : {}),
    required: field.required === true,
    readOnly: field.readOnly === true || name in standard,
    internal: field.internal === true,
    custom: false,
    filterable: field.filterable === true,
    sortable: field.sortable === true,
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.max === undefined ? {} : { max: field.max }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  }
}

/** A field of this name holds which type of record something is for: people choose it by its label. */
function namingTypes(kernel: Kernel, actor: Actor, field: FieldMeta): FieldMeta {
  if (field.name !== 'recordType') return field
  const options = kernel.registry.modules
    .filter(({ record }) => record.read(actor) !== false)
    .map(module => ({ value: module.record.type, label: wordsOf(module, actor.language).label }))
  return { ...field, kind: 'choice', options }
}

const customMeta = (field: CustomField): FieldMeta => ({
  name: field.key,
  label: field.label,
  ...(field.hint ? { hint: field.hint } : {}),
  kind: field.kind,
  ...(field.kind === 'choice' ? { options: field.options.map(value => ({ value, label: value })) } : {}),
  required: field.required,
  readOnly: false,
  internal: field.internal,
  custom: true,
  filterable: field.kind !== 'longText',
  sortable: false,
})

function commandMeta(command: AnyCommand, record: RecordType, words: Words) {
  return {
    name: command.name,
    label: words.commands[command.name] ?? command.name,
    fact: command.fact,
    from: command.from,
    to: command.to,
    tone: command.tone,
    listed: command.listed,
    undo: command.undo ?? null,
    input: Object.entries(command.input)
      .filter(() => command.listed)
      .map(([name, field]) => fieldMeta(name, withValues(name, field, record), words)),
  }
}

/** An input named like a field offers that field's choices. */
const withValues = (name: string, field: Field, record: RecordType): Field =>
  field.kind === 'choice' && !field.values ? { ...field, ...record.fields[name] } : field

/** All that the generic pages draw lists, forms and records from, in the person's language and for his eyes. */
export function metaFor(kernel: Kernel, actor: Actor) {
  const types: Record<string, ReturnType<typeof typeMeta>> = {}
  for (const module of kernel.registry.modules) {
    if (module.record.read(actor) !== false) types[module.record.type] = typeMeta(kernel, actor, module)
  }
  return { types }
}

function typeMeta(kernel: Kernel, actor: Actor, module: RecordModule) {
  const { record, commands } = module
  const words = wordsOf(module, actor.language)
  const internal = record.seesInternal(actor)
  const shown = ({ internal: hidden }: { internal?: boolean }) => internal || !hidden
  const create = commands.find(command => command.creates)
  const system =
    record.kind === 'work-item' ? standard : { createdAt: standard.createdAt, updatedAt: standard.updatedAt }
  const fields = [
    ...Object.entries({ ...system, ...record.fields } as Fields)
      .filter(([, field]) => shown(field))
      .map(([name, field]) => namingTypes(kernel, actor, fieldMeta(name, field, words))),
    ...kernel.settings.customFields(record.type).filter(shown).map(customMeta),
  ]
  const names = new Set(fields.map(field => field.name))
  return {
    type: record.type,
    plural: record.plural,
    kind: record.kind,
    label: words.label,
    labelPlural: words.labelPlural,
    prefix: record.prefix,
    titleField: record.titleField,
    numbered: record.prefix !== null,
    icon: record.icon,
    area: record.area,
    fields,
    states: Object.entries(record.states).map(([value, category]) => ({
      value,
      label: words.states[value] ?? value,
      category,
    })),
    commands: commands
      .filter(command => !command.creates)
      .map(command => commandMeta(command, record, words)),
    listColumns: record.listColumns.filter(name => names.has(name)),
    form: [
      ...record.form.filter(name => names.has(name)),
      ...kernel.settings
        .customFields(record.type)
        .filter(shown)
        .map(field => field.key),
    ],
    groups: record.groups.map(group => ({
      label: words.groups[group.name] ?? group.name,
      fields: group.fields.filter(name => names.has(name)),
    })),
    capabilities: record.capabilities,
    canCreate: create !== undefined && mayWrite(actor) && create.may(actor, draftOf(record, actor)),
    defaultSort: record.defaultSort,
    defaultQuery: record.defaultQuery,
  }
}
