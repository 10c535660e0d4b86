import { escapeHtml } from './html-of.ts'

export interface Frame {
  language: string
  desk: string
  /** Shown by mail programs beside the subject. */
  preview: string
  buttons: readonly { label: string; url: string; primary: boolean }[]
  /** Plain sentences below the line. */
  notes: readonly string[]
  links: readonly { label: string; url: string }[]
}

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** The whole mail as HTML: one column, no pictures, readable where styles are taken away. */
export function htmlMail(body: string, frame: Frame): string {
  const { language, desk, preview, buttons, notes, links } = frame
  const small = 'margin:0 0 6px;font-size:13px;line-height:1.5;color:#667085'
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(desk)}</title>
<style>@media (prefers-color-scheme: dark) { .page { background:#101828 !important } .card { background:#1d2939 !important; color:#f2f4f7 !important } .quiet { color:#98a2b3 !important } .card a { color:#5ee5d3 !important } .card a.main { color:#ffffff !important } .card a.other { color:#f2f4f7 !important } .card blockquote { color:#b8c0cc !important } }</style></head>
<body class="page" style="margin:0;padding:0;background:#f2f4f7">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="page" style="background:#f2f4f7"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="card" style="max-width:600px;background:#ffffff;color:#101828;border-radius:8px"><tr><td style="padding:24px 28px;${font};font-size:15px;line-height:1.55">
<p class="quiet" style="margin:0 0 18px;font-size:13px;color:#667085">${escapeHtml(desk)}</p>
${body}
${buttons.length > 0 ? `<p style="margin:20px 0 4px">${buttons.map(button).join(' ')}</p>` : ''}
<hr style="border:0;border-top:1px solid #d0d5dd;margin:22px 0 14px">
${notes.map(note => `<p class="quiet" style="${small}">${escapeHtml(note)}</p>`).join('\n')}
${links.length > 0 ? `<p class="quiet" style="${small}">${links.map(link).join(' · ')}</p>` : ''}
</td></tr></table></td></tr></table></body></html>`
}

const button = ({ label, url, primary }: Frame['buttons'][number]): string =>
  `<a href="${escapeHtml(url)}" class="${primary ? 'main' : 'other'}" style="display:inline-block;margin:0 6px 8px 0;padding:10px 16px;border-radius:6px;text-decoration:none;font-weight:600;${
    primary ? 'background:#0f766e;color:#ffffff' : 'border:1px solid #98a2b3;color:#101828'
  }">${escapeHtml(label)}</a>`

const link = ({ label, url }: Frame['links'][number]): string =>
  `<a href="${escapeHtml(url)}" style="color:#0f766e">${escapeHtml(label)}</a>`

/** The same as plain text: what a button leads to stands below its words. */
export function textMail(body: string, { buttons, notes, links }: Frame): string {
  const ways = [...buttons, ...links].map(({ label, url }) => `${label}:\n${url}`)
  return [
    body,
    ...(buttons.length > 0 || links.length > 0 ? [ways.slice(0, buttons.length).join('\n\n')] : []),
    '-- ',
    ...notes,
    ...ways.slice(buttons.length),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}
