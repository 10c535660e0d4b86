// The filter language as terms: chips and text are two forms of one query.

export type Comparison = '' | '>' | '<' | '>=' | '<='

export interface FieldTerm {
  kind: 'field'
  field: string
  comparison: Comparison
  values: string[]
  negated: boolean
}

export interface IsTerm {
  kind: 'is'
  value: string
  negated: boolean
}

export interface WordTerm {
  kind: 'word'
  text: string
}

export type Term = FieldTerm | IsTerm | WordTerm

const pieces = /-?[\w.]+:(?:"[^"]*"|[^\s"])*|-?"[^"]*"|\S+/g
const fieldShape = /^(-?)([\w.]+):(>=|<=|>|<)?(.*)$/s

export function parseQuery(q: string): Term[] {
  return [...q.matchAll(pieces)].map(match => parseTerm(match[0]))
}

function parseTerm(text: string): Term {
  const shape = fieldShape.exec(text)
  if (!shape) return { kind: 'word', text }
  const [, minus = '', field = '', comparison = '', rest = ''] = shape
  const negated = minus === '-'
  if (field.toLowerCase() === 'is') return { kind: 'is', value: rest.toLowerCase(), negated }
  return { kind: 'field', field, comparison: asComparison(comparison), values: splitValues(rest), negated }
}

function asComparison(text: string): Comparison {
  return text === '>' || text === '<' || text === '>=' || text === '<=' ? text : ''
}

function splitValues(text: string): string[] {
  const values = [...text.matchAll(/"([^"]*)"|[^,]+/g)].map(match => match[1] ?? match[0])
  return values.filter(value => value !== '')
}

function quote(value: string): string {
  return /^[\w.:@+-]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`
}

export function formatTerm(term: Term): string {
  switch (term.kind) {
    case 'word':
      return term.text
    case 'is':
      return `${term.negated ? '-' : ''}is:${term.value}`
    case 'field':
      return `${term.negated ? '-' : ''}${term.field}:${term.comparison}${term.values.map(quote).join(',')}`
  }
}

export function formatQuery(terms: Term[]): string {
  return terms.map(formatTerm).join(' ')
}

export function wordsOf(terms: Term[]): string {
  return terms
    .filter(term => term.kind === 'word')
    .map(term => term.text)
    .join(' ')
}

/** The same query with other words; what was chosen as chips stays. */
export function withWords(q: string, words: string): string {
  const chips = parseQuery(q).filter(term => term.kind !== 'word')
  return [formatQuery(chips), words.trim()].filter(Boolean).join(' ')
}
