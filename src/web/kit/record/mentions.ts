// Naming people while writing: the box shows `@Ben Okafor`, the text that is kept holds whom it means.

export interface Named {
  type: 'person' | 'group'
  id: string
  name: string
}

const mention = /\[@([^\]\n]{1,200})\]\(mention:(person|group)\/([0-9a-f-]{36})\)/g

/** What the box shows of a kept text, and who is named in it. */
export function collapse(markdown: string): { text: string; named: Named[] } {
  const named: Named[] = []
  const text = markdown.replace(mention, (_, name: string, type: string, id: string) => {
    named.push({ type: type === 'group' ? 'group' : 'person', id, name })
    return `@${name}`
  })
  return { text, named }
}

/** The text to keep of what the box shows: each name that was picked and still stands whole becomes a mention. */
export function expand(text: string, named: readonly Named[]): string {
  const byName = new Map(named.map(item => [item.name, item]))
  const names = [...byName.keys()].sort((a, b) => b.length - a.length)
  if (names.length === 0) return text
  const pattern = new RegExp(`@(${names.map(escaped).join('|')})(?![\\p{L}\\d])`, 'gu')
  return text.replace(pattern, (whole, name: string) => {
    const item = byName.get(name)
    return item ? `[@${name}](mention:${item.type}/${item.id})` : whole
  })
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export interface MentionBegun {
  /** Where the `@` stands. */
  from: number
  words: string
}

/** The name that is being typed before the caret: `@`, at the beginning of a word, and up to three words after it. */
export function mentionAt(text: string, caret: number): MentionBegun | null {
  const found = /(?:^|[\s(])@([\p{L}\d][\p{L}\d.'’-]*(?: [\p{L}\d.'’-]*){0,2}|)$/u.exec(text.slice(0, caret))
  if (!found) return null
  const words = found[1] ?? ''
  return { from: caret - words.length - 1, words }
}
