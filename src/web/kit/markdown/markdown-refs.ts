// Names and numbers in written text: `@Ben Okafor` as a chip, `#INC0010042` as a way to the record.
import type { MarkdownIt, StateCore, Token } from 'markdown-it'

/** Where a number leads, by its prefix, and the titles this reader may know. */
export interface Refs {
  paths: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
}

const numberWord = /(?<![\w&#/])#([A-Z]{2,8}\d{4,12})\b/g

/** The record numbers that a text names, each once. */
export const numbersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(numberWord)].map(match => match[1] ?? '')),
]

export const prefixOf = (number: string): string => number.replace(/\d+$/, '')

/** A plugin of markdown-it; the `Refs` come as its environment. */
export function referring(markdown: MarkdownIt): void {
  markdown.core.ruler.push('references', state => {
    // What renderMarkdown gave, through a library that does not look into it.
    const refs = state.env.refs as Refs
    for (const block of state.tokens) {
      if (block.type !== 'inline' || !block.children) continue
      block.children = withNumbers(state, withNames(block.children), refs)
    }
  })
}

/** A link to a person or group has no page behind it: it becomes a chip. */
function withNames(tokens: Token[]): Token[] {
  let inside = false
  for (const token of tokens) {
    const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : ''
    if (href.startsWith('mention:')) {
      inside = true
      token.tag = 'span'
      token.attrs = [['class', href.startsWith('mention:group/') ? 'mention team' : 'mention']]
    } else if (token.type === 'link_close' && inside) {
      inside = false
      token.tag = 'span'
    }
  }
  return tokens
}

function withNumbers(state: StateCore, tokens: Token[], { paths, titles }: Refs): Token[] {
  let depth = 0
  return tokens.flatMap(token => {
    if (token.type === 'link_open') depth++
    if (token.type === 'link_close') depth--
    if (token.type !== 'text' || depth > 0) return [token]
    const pieces: Token[] = []
    let last = 0
    for (const match of token.content.matchAll(numberWord)) {
      const number = match[1] ?? ''
      const path = paths[prefixOf(number)]
      if (!path) continue
      pieces.push(textOf(state, token.content.slice(last, match.index)))
      pieces.push(...linkTo(state, `${path}/${number}`, number, titles[number]))
      last = match.index + match[0].length
    }
    return last === 0 ? [token] : [...pieces, textOf(state, token.content.slice(last))]
  })
}

function textOf(state: StateCore, content: string): Token {
  const token = new state.Token('text', '', 0)
  token.content = content
  return token
}

function linkTo(state: StateCore, href: string, number: string, title: string | undefined): Token[] {
  const open = new state.Token('link_open', 'a', 1)
  open.attrs = [
    ['href', href],
    ['class', 'record'],
    ['data-record', number],
  ]
  return [
    open,
    textOf(state, title ? `${number} ${title}` : `#${number}`),
    new state.Token('link_close', 'a', -1),
  ]
}
