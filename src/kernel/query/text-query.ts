import { type RawBuilder, sql } from 'kysely'

/** A word or phrase a person typed, as it is looked up in the text. */
export interface Words {
  text: string
  phrase: boolean
  negated: boolean
}

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
