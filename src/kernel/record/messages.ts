import type { FieldName, RecordType, StateOf } from './declaration.ts'
import type { spineFields } from './spine.ts'

/** A label, or a label with the hint shown beside the field. */
export type Label = string | { label: string; hint: string }

/** The words of one record type in one language, as generic code reads them. */
export interface Words {
  label: string
  labelPlural: string
  fields: Record<string, Label>
  states: Record<string, string>
  commands: Record<string, string>
  facts: Record<string, string>
  options: Record<string, Record<string, string>>
  groups: Record<string, string>
}

export type Messages = { en: Words } & Record<string, Words>

type OwnField<R extends RecordType> = Exclude<FieldName<R>, keyof typeof spineFields>

/** A missing field or state label does not compile. */
export type WordsFor<R extends RecordType> = Omit<Words, 'fields' | 'states'> & {
  fields: Record<R extends { kind: 'record' } ? FieldName<R> : OwnField<R>, Label> & Record<string, Label>
  states: string extends StateOf<R> ? Record<string, string> : Record<StateOf<R>, string>
}

export function defineMessages<R extends RecordType>(
  _record: R,
  words: { en: WordsFor<R> } & Record<string, WordsFor<R>>,
): Messages {
  return words as Messages
}

/** The words in the person's language, else in English. */
export const wordsIn = (messages: Messages, language: string): Words =>
  messages[language.slice(0, 2)] ?? messages.en
