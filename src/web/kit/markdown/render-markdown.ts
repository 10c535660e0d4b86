import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { type Refs, referring } from './markdown-refs.ts'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).use(referring)
// Headings inside a record must not outrank the headings of the page: only an article, which is the page, has any.
const levelOf = (tag: string) => (tag === 'h1' ? 'h2' : tag)
markdown.renderer.rules.heading_open = (tokens, at, _options, env) =>
  env?.headings ? `<${levelOf(tokens[at]?.tag ?? 'h2')}>` : '<p><strong>'
markdown.renderer.rules.heading_close = (tokens, at, _options, env) =>
  env?.headings ? `</${levelOf(tokens[at]?.tag ?? 'h2')}>` : '</strong></p>'
const purify = DOMPurify(window)
purify.addHook('afterSanitizeAttributes', node => {
  if (node.tagName !== 'A' || node.hasAttribute('data-record')) return
  if (/^\/(?!\/)/.test(node.getAttribute('href') ?? '')) {
    node.setAttribute('data-record', '')
    return
  }
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer')
})

export function renderMarkdown(text: string, refs: Refs, headings = false): string {
  return purify.sanitize(markdown.render(text, { refs, headings }), { ADD_ATTR: ['target'] })
}
