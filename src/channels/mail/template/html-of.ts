import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false })
// A picture from elsewhere would tell its owner who reads the mail and when.
markdown.disable('image')

const styles: Record<string, string> = {
  p: 'margin:0 0 14px',
  ul: 'margin:0 0 14px;padding-left:22px',
  ol: 'margin:0 0 14px;padding-left:22px',
  blockquote: 'margin:0 0 14px;padding-left:12px;border-left:3px solid #d0d5dd;color:#667085',
  pre: 'margin:0 0 14px;padding:10px;background:#f2f4f7;color:#101828;white-space:pre-wrap;font-family:monospace',
  a: 'color:#0f766e',
}

for (const [tag, style] of Object.entries(styles)) {
  const rule = tag === 'a' ? 'link_open' : tag === 'pre' ? null : `${nameOf(tag)}_open`
  if (!rule) continue
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet('style', style)
    return self.renderToken(tokens, index, options)
  }
}

function nameOf(tag: string): string {
  return { p: 'paragraph', ul: 'bullet_list', ol: 'ordered_list' }[tag] ?? tag
}

/** Headings of what somebody wrote are no headings of the mail. */
markdown.renderer.rules.heading_open = () => `<p style="${styles.p}"><strong>`
markdown.renderer.rules.heading_close = () => '</strong></p>'

export const htmlOf = (text: string): string => markdown.render(text)

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

const mention = /\[(@[^\]\n]{1,200})\]\(mention:[^)\s]*\)/g

/** A comment as it leaves the house: who is mentioned is a name, not an address of ours. */
export const forOutside = (body: string): string => body.replace(mention, '$1')
