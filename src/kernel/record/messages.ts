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

/** The languages that every record has words in; any other reads English. */
export type Messages = { en: Words; de: Words }

/** The same words in another language: what is missing or too much does not compile. */
export type Translated<T> = T extends string ? string : { [K in keyof T]: Translated<T[K]> }

type OwnField<R extends RecordType> = Exclude<FieldName<R>, keyof typeof spineFields>

/** A missing field or state label does not compile. */
export type WordsFor<R extends RecordType> = Omit<Words, 'fields' | 'states'> & {
  fields: Record<R extends { kind: 'record' } ? FieldName<R> : OwnField<R>, Label> & Record<string, Label>
  states: string extends StateOf<R> ? Record<string, string> : Record<StateOf<R>, string>
}

export function defineMessages<R extends RecordType, const E extends WordsFor<R>>(
  _record: R,
  words: { en: E; de: Translated<NoInfer<E>> },
): Messages {
  // The shapes are the same; TypeScript cannot see through a mapped type of a type parameter.
  return words as unknown as Messages
}

export const languageOf = (language: string): keyof Messages => (/^de\b/i.test(language) ? 'de' : 'en')

/** The words in the person's language, else in English. */
export const wordsIn = (messages: Messages, language: string): Words => messages[languageOf(language)]
