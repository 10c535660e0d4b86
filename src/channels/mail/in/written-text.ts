import type { MailPost } from '../mail-post.ts'
import { foldQuoted, splitQuoted } from './split-quoted.ts'

const longest = { description: 90_000, comment: 45_000 }

/**
 * The words of a message as a record keeps them: what was repeated from before at the end, and no secret of ours in it.
 * Our links and answer addresses come back in quotations and would let every reader of the record use them.
 */
export function writtenText(
  { url }: Pick<MailPost, 'url'>,
  text: string,
  use: keyof typeof longest,
): { said: string; body: string } {
  const split = splitQuoted(withoutSecrets(url, text))
  const body = foldQuoted(split)
  const bound = longest[use]
  return {
    said: split.said,
    body: body.length > bound ? `${body.slice(0, bound).toWellFormed()}\n\n[…]` : body,
  }
}

function withoutSecrets(url: string, text: string): string {
  const links = new RegExp(
    `${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/mail/(?:unsubscribe|confirm)/[^\\s>)\\]]*`,
    'gi',
  )
  return text.replace(links, '[…]').replace(/\+[0-9a-z]{1,13}-[a-z2-7]{26}(?=@)/gi, '')
}

const marks = /^\s*(?:(?:re|aw|antw|antwort|fwd?|wg|tr|rv|sv|vs|ref|doorst|odp|ynt)(?:\[\d+\])?\s*:\s*)+/i

/** The subject as a title: what a program put before it goes; without one the first words of the text. */
export function titleOf(subject: string, text: string): string {
  const bare = subject.replace(marks, '').trim()
  const first =
    text
      .split('\n')
      .find(line => line.trim() !== '')
      ?.trim() ?? ''
  const title = bare || first || '(no subject)'
  return title.length > 250 ? `${title.slice(0, 249).toWellFormed()}…` : title
}

/** A word of thanks is no complaint: it opens nothing again. */
export const isThanks = (said: string): boolean =>
  said.length < 80 &&
  /^(?:(?:hi|hello|hallo|moin|guten (?:tag|morgen))[^\n]{0,20}[,!.\n]\s*)?(?:many thanks|thanks|thank you|thx|ok(?:ay)?,? thanks|perfect|great|danke|vielen dank|herzlichen dank|besten dank|super|prima|alles klar|merci|gracias)\b[^?]*$/i.test(
    said.trim(),
  ) &&
  !/\b(?:but|not|still|aber|nicht|noch|kein|wieder|again)\b/i.test(said)
