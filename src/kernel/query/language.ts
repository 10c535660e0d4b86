import { Problem } from '../problem.ts'

/** One value of a term, with its operator: `priority:<=2` is `{ operator: '<=', text: '2' }`. */
export interface TermValue {
  operator: '=' | '<' | '<=' | '>' | '>='
  text: string
}

/** One term of a query: `-group:network,"Service desk"`, or a word or phrase to find in the text. */
export interface Term {
  negated: boolean
  /** Null for full text. */
  field: string | null
  values: TermValue[]
  quoted: boolean
}

const limits = { characters: 2000, terms: 40, values: 50 }

const badFilter = (detail: string): Problem => new Problem('bad_filter', detail)

/** Splits a query into its terms. The grammar is in docs/search.md. */
export function parseQuery(query: string): Term[] {
  if (query.length > limits.characters)
    throw badFilter(`A query has at most ${limits.characters} characters.`)
  const terms: Term[] = []
  // PostgreSQL cannot store a NUL, so nothing can match one.
  const reader = new Reader(query.replace(/\p{Cc}/gu, ' '))
  for (reader.skipSpace(); !reader.atEnd; reader.skipSpace()) {
    terms.push(readTerm(reader))
    if (terms.length > limits.terms) throw badFilter(`A query has at most ${limits.terms} terms.`)
  }
  return terms
}

function readTerm(reader: Reader): Term {
  const negated = reader.take('-')
  if (reader.peek === '"') return { negated, field: null, values: [value(reader.quoted())], quoted: true }
  const word = reader.until(character => /[\s:"]/.test(character))
  if (!/^[A-Za-z][\w.]*$/.test(word) || !reader.take(':')) {
    return {
      negated,
      field: null,
      values: [value(word + reader.until(character => /\s/.test(character)))],
      quoted: false,
    }
  }
  return { negated, field: word, values: readValues(reader, word), quoted: false }
}

function readValues(reader: Reader, field: string): TermValue[] {
  const values: TermValue[] = []
  do {
    const operator = (['<=', '>=', '<', '>'] as const).find(symbol => reader.take(symbol)) ?? '='
    const text = reader.peek === '"' ? reader.quoted() : reader.until(character => /[\s,]/.test(character))
    if (text === '') throw badFilter(`${field}: needs a value, for instance ${field}:none.`)
    values.push({ operator, text })
    if (values.length > limits.values) throw badFilter(`${field}: takes at most ${limits.values} values.`)
  } while (reader.take(','))
  return values
}

const value = (text: string): TermValue => ({ operator: '=', text })

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length
  }

  get peek(): string {
    return this.#text[this.#at] ?? ''
  }

  take(symbol: string): boolean {
    if (!this.#text.startsWith(symbol, this.#at)) return false
    this.#at += symbol.length
    return true
  }

  skipSpace(): void {
    this.until(character => !/\s/.test(character))
  }

  until(stop: (character: string) => boolean): string {
    const from = this.#at
    while (!this.atEnd && !stop(this.peek)) this.#at++
    return this.#text.slice(from, this.#at)
  }

  quoted(): string {
    this.#at++
    const text = this.until(character => character === '"')
    this.#at++
    return text
  }
}
