import { currentLocale } from './t.ts'

/** A label inside a sentence: English lowers its first letter, abbreviations and other languages keep theirs. */
export function inSentence(label: string): string {
  if (!currentLocale().startsWith('en') || /^\p{Lu}{2}/u.test(label)) return label
  return label.charAt(0).toLowerCase() + label.slice(1)
}
