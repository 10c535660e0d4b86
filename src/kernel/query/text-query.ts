import { type RawBuilder, sql } from 'kysely'
import type { Term } from './language.ts'

/** A word or phrase a person typed, as it is looked up in the text. */
export interface Words {
  text: string
  phrase: boolean
  negated: boolean
}

/** The terms to find in the text; punctuation alone is nothing to look for. */
export const wordsIn = (terms: readonly Term[]): Words[] =>
  terms
    .filter(term => term.field === null)
    .map(term => ({ text: term.values[0]?.text ?? '', phrase: term.quoted, negated: term.negated }))
    .filter(word => /[\p{L}\p{N}]/u.test(word.text))

/**
 * The words as a tsquery over the `steward` configuration. The last word also matches as a beginning, for results
 * while typing. Custom values carry weight D, which only staff search: they may be internal.
 */
export function textQuery(words: readonly Words[], seesInternal: boolean): RawBuilder<unknown> {
  const weights = seesInternal ? '' : 'ABC'
  const last = words.at(-1)
  const parts = words.map(word => {
    const prefix = word === last && !word.phrase && !word.negated && word.text.length >= 2 ? '*' : ''
    const suffix = prefix + weights
    const quoted = `'${word.text.replace(/['\\]/g, ' ')}'${suffix ? `:${suffix}` : ''}`
    return word.negated ? `!${quoted}` : quoted
  })
  return sql`to_tsquery('steward', ${parts.join(' & ')})`
}
