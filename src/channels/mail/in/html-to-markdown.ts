import sanitizeHtml from 'sanitize-html'

/** What a message may be made of. All else goes, with its content where that is no text to read. */
const kept = [
  'p',
  'div',
  'br',
  'b',
  'strong',
  'i',
  'em',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'code',
  'hr',
]
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const rows = ['table', 'tr', 'td', 'th']

/** First cleaned to a few harmless tags, then written as Markdown, which holds no HTML at all. */
export function htmlToMarkdown(html: string): string {
  const clean = sanitizeHtml(html, {
    allowedTags: [...kept, ...headings, ...rows],
    allowedAttributes: { a: ['href'], div: ['class', 'id'], blockquote: ['class'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'head'],
    nestingLimit: 60,
  })
  return tidy(new Writer().write(clean))
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
}
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|nbsp|#39|#x27);/g, (whole, name: string) => entities[name] ?? whole)

const token = /<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g

/** Walks through HTML that is well formed already. */
class Writer {
  #out = ''
  #quotes = 0
  #lists: { ordered: boolean; at: number }[] = []
  #links: string[] = []
  #pre = 0

  write(html: string): string {
    for (const [, closing, tag = '', attributes = '', text] of html.matchAll(token)) {
      if (text !== undefined) this.#text(decode(text))
      else if (closing) this.#close(tag)
      else this.#open(tag, attributes)
    }
    return this.#out
  }

  #text(text: string): void {
    if (this.#pre > 0) {
      this.#out += text.replaceAll('\n', `\n${this.#margin()}`)
      return
    }
    const words = text.replace(/[\s\u00a0]+/g, ' ')
    if (words === ' ' && /(^|\s)$/.test(this.#out)) return
    this.#out += /\s$/.test(this.#out) ? words.trimStart() : words
  }

  #open(tag: string, attributes: string): void {
    if (tag === 'br') this.#line()
    else if (tag === 'hr') this.#block('---')
    else if (tag === 'a') {
      this.#links.push(decode(/href="([^"]*)"/.exec(attributes)?.[1] ?? ''))
      this.#out += '\u0001'
    } else if (tag === 'b' || tag === 'strong') this.#out += '**'
    else if (tag === 'i' || tag === 'em') this.#out += '*'
    else if (tag === 'ul' || tag === 'ol') this.#lists.push({ ordered: tag === 'ol', at: 0 })
    else if (tag === 'li') this.#item()
    else if (tag === 'blockquote') {
      this.#paragraph()
      this.#quotes++
      this.#out += this.#margin()
    } else if (tag === 'pre') {
      this.#block('```')
      this.#line()
      this.#pre++
    } else if (tag === 'td' || tag === 'th') this.#out += /\|$|\n$|^$/.test(this.#out) ? '' : ' '
    else if (tag === 'tr') this.#line()
    else if (tag !== 'code') this.#paragraph()
  }

  #close(tag: string): void {
    if (tag === 'a') this.#link()
    else if (tag === 'b' || tag === 'strong') this.#mark('**')
    else if (tag === 'i' || tag === 'em') this.#mark('*')
    else if (tag === 'ul' || tag === 'ol') {
      this.#lists.pop()
      this.#paragraph()
    } else if (tag === 'blockquote') {
      this.#quotes = Math.max(0, this.#quotes - 1)
      this.#out += '\n\n'
      this.#out += this.#margin()
    } else if (tag === 'pre') {
      this.#pre = Math.max(0, this.#pre - 1)
      this.#line()
      this.#out += '```'
      this.#paragraph()
    } else if (tag === 'p' || tag === 'div' || tag === 'table' || headings.includes(tag)) this.#paragraph()
  }

  /** A mark around nothing is no mark; one before a blank would not be read as one. */
  #mark(mark: string): void {
    const blank = /\s*$/.exec(this.#out)?.[0] ?? ''
    const before = this.#out.slice(0, this.#out.length - blank.length)
    this.#out = before.endsWith(mark) ? before.slice(0, -mark.length) + blank : before + mark + blank
  }

  #link(): void {
    const href = this.#links.pop() ?? ''
    const at = this.#out.lastIndexOf('\u0001')
    const label = this.#out.slice(at + 1).trim()
    const bare = href.replace(/^mailto:/, '')
    const shown =
      label === '' || label === href || label === bare
        ? bare
        : `[${label.replace(/[[\]\n]/g, ' ')}](${href.replace(/[()\s]/g, encodeURIComponent)})`
    this.#out = this.#out.slice(0, Math.max(0, at)) + (href === '' ? label : shown)
  }

  #item(): void {
    const list = this.#lists.at(-1) ?? { ordered: false, at: 0 }
    list.at++
    this.#line()
    this.#out += `${'  '.repeat(Math.max(0, this.#lists.length - 1))}${list.ordered ? `${list.at}.` : '-'} `
  }

  #block(text: string): void {
    this.#paragraph()
    this.#out += text
    this.#line()
  }

  #line(): void {
    this.#out += `\n${this.#margin()}`
  }

  #paragraph(): void {
    if (this.#out === '' || /\n(?:> )*\n(?:> )*$/.test(this.#out)) return
    this.#out += `\n${this.#margin()}\n${this.#margin()}`
  }

  #margin(): string {
    return '> '.repeat(Math.min(this.#quotes, 5))
  }
}

const tidy = (text: string): string =>
  text
    .replaceAll('\u0001', '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
