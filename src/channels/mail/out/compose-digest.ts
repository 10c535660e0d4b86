import type { Delivery } from '../../../capabilities/notification/deliveries.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { companyOf } from '../company-of.ts'
import { deskAddress, type MailPost } from '../mail-post.ts'
import { fillTemplate } from '../template/fill-template.ts'
import { htmlOf } from '../template/html-of.ts'
import { type Frame, htmlMail, textMail } from '../template/layout.ts'
import { frameWords, mailLanguage } from '../template/mail-words.ts'
import { entryOf, recordUrl, recordValues } from './entries-of.ts'
import { isKnownTo, rowsKnownTo } from './known-to.ts'
import type { Recipient } from './recipient.ts'
import { writeOut } from './write-out.ts'

/** All that waited for a person's digest in one mail, by record: what happened, not what was said. */
export async function composeDigest(
  post: MailPost,
  inside: Kernel,
  recipient: Recipient,
  taken: readonly Delivery[],
): Promise<void> {
  const rows = await rowsKnownTo(inside, recipient.actor, taken)
  const known = taken.filter(
    delivery => rows.has(delivery.record) && isKnownTo(inside, recipient.actor, delivery),
  )
  if (known.length === 0) return
  const language = mailLanguage(recipient.language)
  const desk = deskAddress(post).name
  const records = [...Map.groupBy(known, delivery => delivery.record)].flatMap(([id, deliveries]) => {
    const row = rows.get(id)
    const [first] = deliveries
    if (!row || !first) return []
    const module = inside.registry.get(first.recordType)
    const url = recordUrl(post.url, module.record, row, row.requester !== recipient.id)
    const entries = deliveries.map(delivery => entryOf(delivery, row, new Map(), language, desk))
    return [{ ...recordValues(module, row, language, url), entries }]
  })
  const values = {
    person: { name: recipient.name, first: recipient.name.split(' ')[0] },
    records,
    company: companyOf(inside),
    desk,
  }
  const { subject, body } = await fillTemplate(
    inside,
    { event: 'digest', audience: 'staff', language },
    values,
  )
  const words = frameWords[language]
  const frame: Frame = {
    language,
    desk,
    preview: subject,
    buttons: [],
    notes: [words.becauseDigest],
    links: [{ label: words.preferences, url: `${post.url}/account` }],
  }
  await writeOut(post, inside, {
    recipient,
    record: null,
    reasons: ['digest'],
    speaker: '',
    automatic: 'generated',
    write: () => ({
      subject,
      text: textMail(body.text, frame),
      html: htmlMail(htmlOf(body.markdown), frame),
      unsubscribe: null,
    }),
  })
}
