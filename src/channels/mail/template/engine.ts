import { Liquid } from 'liquidjs'

/** A value that is Markdown already and stands in a template as it is; everything else is taken literally. */
export class MarkdownText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

export interface Rendered {
  /** For the part of the mail that is plain text. */
  text: string
  /** The same as Markdown, with what people typed into fields made harmless. */
  markdown: string
}

/** No files, no prototypes, little time and memory: a template is written by people and says something, it does nothing. */
const limits = {
  ownPropertyOnly: true,
  strictFilters: true,
  templates: {},
  parseLimit: 20_000,
  renderLimit: 200,
  memoryLimit: 1_000_000,
}

const oneLine = (value: unknown): string => String(value ?? '').replace(/[\r\n]+/g, ' ')
const literal = (value: unknown): string =>
  value instanceof MarkdownText ? value.text : oneLine(value).replace(/[\\`*_{}[\]()#+\-.!|<>~:/@]/g, '\\$&')

const plain = new Liquid({
  ...limits,
  outputEscape: value => (value instanceof MarkdownText ? value.text : oneLine(value)),
})
const marked = new Liquid({ ...limits, outputEscape: literal })

/** Fills a template in; one that cannot be read or takes too long throws. */
export function renderTemplate(source: string, values: Record<string, unknown>): Rendered {
  return {
    text: withoutBold(tidy(plain.parseAndRenderSync(source, values))),
    markdown: tidy(marked.parseAndRenderSync(source, values)),
  }
}

/** What is bold as HTML is only noise as plain text. */
const withoutBold = (text: string): string => text.replace(/\*\*(\S(?:[^*\n]*\S)?)\*\*/g, '$1')

const tidy = (text: string): string =>
  text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Why a template cannot be kept, in one sentence; null when it can. */
export function wrongTemplate(source: string): string | null {
  try {
    plain.parse(source)
    return null
  } catch (error) {
    const [first = 'It cannot be read.'] = String(error instanceof Error ? error.message : error).split('\n')
    return first.replace(/\.?$/, '.')
  }
}
