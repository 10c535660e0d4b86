import type { Delivery } from '../../../capabilities/notification/deliveries.ts'
import { events } from '../../../capabilities/notification/events.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { companyOf } from '../company-of.ts'
import { actionUrl } from '../link/action-url.ts'
import { deskAddress, type MailPost } from '../mail-post.ts'
import { staffRepliesKey } from '../mail-settings.ts'
import type { MailEvent } from '../template/default-templates.ts'
import { fillTemplate } from '../template/fill-template.ts'
import { htmlOf } from '../template/html-of.ts'
import { type Frame, htmlMail, textMail } from '../template/layout.ts'
import { frameWords, mailLanguage } from '../template/mail-words.ts'
import { entryOf, publicWords, recordUrl, recordValues } from './entries-of.ts'
import { isKnownTo, rowsKnownTo } from './known-to.ts'
import type { Recipient } from './recipient.ts'
import { writeOut } from './write-out.ts'

/** Written by a person for this person: an answer, not a notice. */
const spoken: readonly string[] = ['answered', 'asked']

/** One mail with all that is due about one record; nothing when the person may not know it any more. */
export async function composeAbout(
  post: MailPost,
  inside: Kernel,
  recipient: Recipient,
  taken: readonly Delivery[],
): Promise<void> {
  const rows = await rowsKnownTo(inside, recipient.actor, taken)
  const known = taken.filter(
    delivery => rows.has(delivery.record) && isKnownTo(inside, recipient.actor, delivery),
  )
  const weightiest = known.toSorted((a, b) => weight(a) - weight(b))[0]
  const row = weightiest && rows.get(weightiest.record)
  if (!weightiest || !row) return
  const module = inside.registry.get(weightiest.recordType)
  const language = mailLanguage(recipient.language)
  const isRequester = row.requester === recipient.id
  const desk = deskAddress(post).name
  const words = await publicWords(inside.db, known)
  const entries = known.map(delivery => entryOf(delivery, row, words, language, desk))
  const audience = isRequester ? 'requester' : 'staff'
  const event: MailEvent = weightiest.reason === 'returned' ? 'changed' : weightiest.reason
  const url = recordUrl(post.url, module.record, row, !isRequester)
  const confirm =
    isRequester && weightiest.detail === 'resolved' && inside.registry.command(module.record.type, 'close')
  const values = {
    person: { name: recipient.name, first: recipient.name.split(' ')[0] },
    record: recordValues(module, row, language, url),
    entries,
    confirm: Boolean(confirm),
    company: companyOf(inside),
    desk,
  }
  const { subject, body } = await fillTemplate(inside, { event, audience, language }, values)
  const speaker = known.findLast(delivery => spoken.includes(delivery.reason) && delivery.actor.id)
  await writeOut(post, inside, {
    recipient,
    record: { id: row.id, type: module.record.type },
    reasons: known.map(({ reason, detail }) => (detail ? `${reason}:${detail}` : reason)),
    speaker: speaker?.actor.name ?? '',
    automatic: speaker ? null : 'generated',
    write: number => {
      const unsubscribe = actionUrl(post, 'unsubscribe', number)
      const frame: Frame = {
        language,
        desk,
        preview: entries[0]?.line ?? '',
        buttons: buttonsOf(post, language, { confirm: Boolean(confirm), number, url, row, recipient }),
        notes: notesOf(inside, language, isRequester),
        links: [{ label: frameWords[language].unsubscribe, url: unsubscribe }],
      }
      return {
        subject,
        text: textMail(body.text, frame),
        html: htmlMail(htmlOf(body.markdown), frame),
        unsubscribe,
      }
    },
  })
}

const order: readonly string[] = events
const weight = ({ reason }: Delivery): number => {
  const at = order.indexOf(reason)
  return at < 0 ? events.length : at
}

interface ButtonParts {
  confirm: boolean
  number: number
  url: string
  row: Record<string, unknown>
  recipient: Recipient
}

function buttonsOf(
  post: MailPost,
  language: 'en' | 'de',
  { confirm, number, url, row, recipient }: ButtonParts,
): Frame['buttons'] {
  const words = frameWords[language]
  const ways = confirm
    ? [
        { label: words.fixed, url: actionUrl(post, 'confirm', number), primary: true },
        { label: words.notFixed, url: `${actionUrl(post, 'confirm', number)}?no`, primary: false },
      ]
    : []
  const open = { label: words.open(String(row.number)), url, primary: !confirm }
  return recipient.signsIn ? [...ways, open] : ways
}

function notesOf(kernel: Kernel, language: 'en' | 'de', isRequester: boolean): string[] {
  const words = frameWords[language]
  if (isRequester) return [words.answer, words.becauseRequester]
  const asReply = kernel.settings.get<string>(staffRepliesKey, 'note') === 'reply'
  return [asReply ? words.answerReply : words.answerNote, words.becauseStaff]
}
