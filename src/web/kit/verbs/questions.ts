// Which verbs a record has, and what each asks. The same for a row of a list, the record beside it and its own page.
import { commandOf, fieldOf } from '../../api/meta.ts'
import type { CommandMeta, FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import type { ShortcutId } from '../../shell/shortcuts.ts'
import type { Question } from './asking.ts'

export const verbIds = [
  'assign',
  'priority',
  'state',
  'team',
  'category',
  'parent',
  'resolve',
  'merge',
  'all-acts',
] as const satisfies readonly ShortcutId[]
export type VerbId = (typeof verbIds)[number]

const inputOf = (command: CommandMeta | null, name: string): FieldMeta | null =>
  command?.input.find(field => field.name === name) ?? null

/** A field set by a command where the type has one for it, else by an edit. */
function pick(type: TypeMeta, commandName: string, name: string, title: string): Question | null {
  const command = commandOf(type, commandName)
  const asked = inputOf(command, name)
  if (command && asked) return { kind: 'pick', title, command, field: { ...asked, required: false } }
  const field = fieldOf(type, name)
  return field && !field.readOnly ? { kind: 'pick', title, command: null, field } : null
}

const commandQuestion = (type: TypeMeta, name: string): Question | null => {
  const command = commandOf(type, name)
  return command && { kind: 'command', command }
}

/** Set by hand where that is a right of this person, else by what it follows from. */
function priority(type: TypeMeta, record: RecordData | null): Question | null {
  const command = commandOf(type, 'setPriority')
  const causes = ['impact', 'urgency'].map(name => fieldOf(type, name)).filter(field => field !== null)
  const mayCause = causes.length > 0 && causes.every(field => !field.readOnly)
  if (command && (record?.abilities.setPriority || !mayCause)) return { kind: 'command', command }
  return mayCause ? { kind: 'fields', title: t('acts.priority'), fields: causes } : null
}

export function questionOf(type: TypeMeta, verb: VerbId, record: RecordData | null): Question | null {
  switch (verb) {
    case 'assign':
      return pick(type, 'assign', 'assignee', t('acts.assign'))
    case 'team':
      return pick(type, 'assign', 'group', t('acts.team'))
    case 'category':
      return pick(type, '', 'category', t('acts.category'))
    case 'parent': {
      const question = pick(type, 'setParent', 'parent', t('acts.parent'))
      return question?.kind === 'pick' && question.command ? question : null
    }
    case 'priority':
      return priority(type, record)
    case 'resolve':
      return commandQuestion(type, 'resolve')
    case 'merge': {
      const command = commandOf(type, 'merge')
      return inputOf(command, 'mergedInto') && command ? { kind: 'merge', command } : null
    }
    case 'state':
      return menu(
        type.commands.filter(command => command.to !== null),
        record,
        t('acts.state'),
        false,
      )
    case 'all-acts':
      return menu(type.commands, record, t('acts.all'), type.kind === 'work-item')
  }
}

function menu(
  all: CommandMeta[],
  record: RecordData | null,
  title: string,
  withMacros: boolean,
): Question | null {
  if (all.length === 0) return null
  const commands = record ? all.filter(command => record.abilities[command.name]) : all
  return {
    kind: 'menu',
    title,
    withMacros,
    commands: commands.toSorted((a, b) => Number(a.tone === 'danger') - Number(b.tone === 'danger')),
  }
}

/** Whether this person may do it to this record now, as the server says. */
export function isAllowed(question: Question, record: RecordData): boolean {
  switch (question.kind) {
    case 'pick':
      return record.abilities[question.command?.name ?? 'edit'] === true
    case 'fields':
      return record.abilities.edit === true
    case 'menu':
      return question.commands.length > 0
    case 'macro':
      return record.abilities.edit === true || record.abilities.comment === true
    default:
      return record.abilities[question.command.name] === true
  }
}
