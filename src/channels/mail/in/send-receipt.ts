import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import { companyOf } from '../company-of.ts'
import { deskAddress, type MailPost } from '../mail-post.ts'
import { recordUrl, recordValues } from '../out/entries-of.ts'
import { recipientOf } from '../out/recipient.ts'
import { writeOut } from '../out/write-out.ts'
import { fillTemplate } from '../template/fill-template.ts'
import { htmlOf } from '../template/html-of.ts'
import { type Frame, htmlMail, textMail } from '../template/layout.ts'
import { frameWords, mailLanguage } from '../template/mail-words.ts'
import type { Incoming } from './incoming.ts'

interface Parts {
  type: string
  row: AnyRow
  person: string
  incoming: Incoming
}

/**
 * Says that a message has arrived, at most once an hour to one address: whoever writes to us under a false address makes
 * us write to its owner, so we do it rarely and repeat nothing of what was written. False: it was not sent.
 */
export async function sendReceipt(
  post: MailPost,
  inside: Kernel,
  { type, row, person, incoming }: Parts,
): Promise<boolean> {
  const recipient = await recipientOf(inside, person)
  if (!recipient || (await wroteLately(inside, recipient.address))) return false
  const language = mailLanguage(recipient.language)
  const module = inside.registry.get(type)
  const url = recordUrl(post.url, module.record, row, false)
  const values = {
    person: { name: recipient.name, first: recipient.name.split(' ')[0] },
    record: { ...recordValues(module, row, language, url), title: '' },
    entries: [],
    company: companyOf(inside),
    desk: deskAddress(post).name,
  }
  const { subject, body } = await fillTemplate(
    inside,
    { event: 'received', audience: 'requester', language },
    values,
  )
  const words = frameWords[language]
  const frame: Frame = {
    language,
    desk: deskAddress(post).name,
    preview: subject,
    buttons: recipient.signsIn ? [{ label: words.open(String(row.number)), url, primary: true }] : [],
    notes: [words.answer],
    links: [],
  }
  await writeOut(post, inside, {
    recipient,
    record: { id: row.id, type },
    reasons: ['received'],
    speaker: '',
    automatic: 'replied',
    answers: incoming.messageId,
    write: () => ({
      subject,
      text: textMail(body.text, frame),
      html: htmlMail(htmlOf(body.markdown), frame),
      unsubscribe: null,
    }),
  })
  return true
}

async function wroteLately(inside: Kernel, address: string): Promise<boolean> {
  const since = new Date(inside.clock.now().getTime() - 60 * 60_000)
  const found = await sql`select 1 from mail_message where direction = 'out' and at > ${since}
    and 'received' = any(reasons) and to_addresses = ${[address]} limit 1`.execute(inside.db)
  return found.rows.length > 0
}
