import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { type Refs, referring } from './markdown-refs.ts'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).use(referring)
// Headings inside a record must not outrank the headings of the page.
markdown.renderer.rules.heading_open = () => '<p><strong>'
markdown.renderer.rules.heading_close = () => '</strong></p>'
const purify = DOMPurify(window)
purify.addHook('afterSanitizeAttributes', node => {
  if (node.tagName !== 'A' || node.hasAttribute('data-record')) return
  node.setAttribute('target', '_blank')
  node.setAttribute('rel', 'noopener noreferrer')
})

export function renderMarkdown(text: string, refs: Refs): string {
  return purify.sanitize(markdown.render(text, { refs }), { ADD_ATTR: ['target'] })
}
