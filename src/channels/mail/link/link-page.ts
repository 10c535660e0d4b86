import type { MailLanguage } from '../template/default-templates.ts'
import { escapeHtml } from '../template/html-of.ts'

export const linkWords = {
  en: {
    unsubscribe: (number: string) => `No more mail about ${number}?`,
    unsubscribeWhy: 'You will only hear of it when somebody names you or assigns it to you.',
    unsubscribeDo: 'Unsubscribe',
    unsubscribed: (number: string) => `You will get no more mail about ${number}.`,
    confirm: (number: string) => `Is ${number} fixed?`,
    confirmWhy: 'Your answer goes to the people who worked on it.',
    yes: 'Yes, it is fixed',
    noLabel: 'If not: what still goes wrong?',
    no: 'No, not yet',
    closed: 'Thank you. It is closed.',
    reopened: 'Thank you. We go on working on it.',
    textNeeded: 'Say in a few words what still goes wrong.',
    notNow: (number: string) => `${number} is no longer waiting for this answer.`,
    expired: 'This link is not valid any more. Answer the mail instead.',
  },
  de: {
    unsubscribe: (number: string) => `Keine Mails mehr zu ${number}?`,
    unsubscribeWhy: 'Sie hören davon nur noch, wenn jemand Sie nennt oder es Ihnen zuweist.',
    unsubscribeDo: 'Abbestellen',
    unsubscribed: (number: string) => `Sie erhalten zu ${number} keine Mails mehr.`,
    confirm: (number: string) => `Ist ${number} behoben?`,
    confirmWhy: 'Ihre Antwort geht an die, die daran gearbeitet haben.',
    yes: 'Ja, es ist behoben',
    noLabel: 'Falls nicht: Was geht noch nicht?',
    no: 'Nein, noch nicht',
    closed: 'Danke. Die Anfrage ist abgeschlossen.',
    reopened: 'Danke. Wir arbeiten weiter daran.',
    textNeeded: 'Sagen Sie in wenigen Worten, was noch nicht geht.',
    notNow: (number: string) => `${number} wartet nicht mehr auf diese Antwort.`,
    expired: 'Dieser Link gilt nicht mehr. Antworten Sie stattdessen auf die Mail.',
  },
} as const

const style = `:root{color-scheme:light dark;--text:#101828;--quiet:#475467;--page:#f2f4f7;--card:#fff;--line:#98a2b3;--accent:#0f766e}
@media (prefers-color-scheme:dark){:root{--text:#f2f4f7;--quiet:#b8c0cc;--page:#101828;--card:#1d2939;--line:#667085;--accent:#0f766e}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
main{max-width:480px;margin:10vh auto;padding:28px;background:var(--card);border-radius:8px}
@media (max-width:520px){main{margin:0;min-height:100vh;border-radius:0}}
h1{margin:0 0 8px;font-size:22px;line-height:1.3}p{margin:0 0 18px;color:var(--quiet)}
form{margin:0 0 18px}label{display:block;margin:0 0 6px}
textarea{display:block;width:100%;margin:0 0 12px;padding:8px 10px;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px}
button{min-height:44px;padding:8px 18px;font:inherit;font-weight:600;border-radius:6px;cursor:pointer;border:1px solid var(--line);background:transparent;color:inherit}
button.main{background:var(--accent);border-color:var(--accent);color:#fff}
@media (prefers-color-scheme:dark){button.main{background:#0f766e;border-color:#0f766e}}`

/** A page of its own, without script and without signing in. */
export function linkPage(language: MailLanguage, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}

export function unsubscribeForm(language: MailLanguage, number: string): string {
  const words = linkWords[language]
  return linkPage(
    language,
    words.unsubscribe(number),
    `<p>${escapeHtml(words.unsubscribeWhy)}</p>
<form method="post"><button class="main">${escapeHtml(words.unsubscribeDo)}</button></form>`,
  )
}

/** Nothing happens before a button is pressed: programs that follow every link of a mail decide nothing. */
export function confirmForm(
  language: MailLanguage,
  number: string,
  { no, problem }: { no: boolean; problem?: string },
): string {
  const words = linkWords[language]
  return linkPage(
    language,
    words.confirm(number),
    `<p>${escapeHtml(words.confirmWhy)}</p>
<form method="post"><input type="hidden" name="answer" value="yes"><button class="main">${escapeHtml(words.yes)}</button></form>
<form method="post"><input type="hidden" name="answer" value="no">
<label for="text">${escapeHtml(words.noLabel)}</label>
${problem ? `<p role="alert">${escapeHtml(problem)}</p>` : ''}
<textarea id="text" name="text" rows="4" maxlength="5000" required${no ? ' autofocus' : ''}></textarea>
<button>${escapeHtml(words.no)}</button></form>`,
  )
}
