// Which cells of a row may be changed where they stand, and how.
import { commandOf } from '../../api/meta.ts'
import type { CommandMeta, FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { isAllowed, questionOf, type VerbId } from '../verbs/questions.ts'

export type CellEdit =
  /** Needs more than a value: the verb of that field asks for it. */
  { kind: 'verb'; verb: VerbId } | { kind: 'field'; field: FieldMeta; command: CommandMeta | null }

const verbFields: Record<string, VerbId> = { state: 'state', priority: 'priority' }
const unfit: FieldMeta['kind'][] = ['longText', 'json', 'textList', 'multiChoice', 'refList']

/** Null when this person may not change it on this record now, or not in a cell. */
export function cellEditOf(type: TypeMeta, record: RecordData, field: FieldMeta): CellEdit | null {
  const verb = verbFields[field.name]
  if (verb) {
    const question = questionOf(type, verb, record)
    return question && isAllowed(question, record) ? { kind: 'verb', verb } : null
  }
  const assign = commandOf(type, 'assign')
  if (record.abilities.assign && assign?.input.some(input => input.name === field.name))
    return { kind: 'field', field, command: assign }
  const editable = record.abilities.edit === true && !field.readOnly && !unfit.includes(field.kind)
  return editable ? { kind: 'field', field, command: null } : null
}
