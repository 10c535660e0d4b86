import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '../../../kernel/kernel.ts'
import { deskAddress, domainOf, type MailPost } from '../mail-post.ts'
import { newMessageId } from '../message-id.ts'
import { replyAddress } from '../reply-address.ts'
import type { Recipient } from './recipient.ts'
import { type Thread, threadOf } from './thread-of.ts'

/** A message as it is to be read; who it is from and how it threads is added when it is written down. */
export interface Letter {
  recipient: Pick<Recipient, 'id' | 'name' | 'address'>
  record: { id: string; type: string } | null
  /** What the person is told, `answered` or `finished:resolved`: kept with the message. */
  reasons: readonly string[]
  /** The person who speaks; empty: the desk. */
  speaker: string
  /** Nobody wrote it: other machines must not answer. */
  automatic: 'generated' | 'replied' | null
  /** The message this one answers, where the person's own mail is not in the log yet. */
  answers?: string | null
  /** Given the number of the message: its links are signed with it. */
  write: (number: number) => { subject: string; text: string; html: string; unsubscribe: string | null }
}

/**
 * Writes a message down as it will be sent, in the caller's transaction: the same bytes and the same Message-ID however
 * often sending is tried. Returns its id.
 */
export async function writeOut(post: MailPost, inside: Kernel, letter: Letter): Promise<string> {
  const number = await nextNumber(inside)
  const desk = deskAddress(post)
  const domain = domainOf(desk.address)
  const { recipient, record } = letter
  const thread = record
    ? await threadOf(inside.db, { record: record.id, person: recipient.id, domain })
    : { inReplyTo: null, references: [] }
  const messageId = newMessageId(domain)
  const envelopeFrom = replyAddress(post, number)
  const { subject, ...content } = letter.write(number)
  const raw = await compose(post, letter, { number, messageId, subject, ...content, thread, envelopeFrom })
  const { sha256, size } = await post.files.put(Readable.from([raw]), Number.POSITIVE_INFINITY)
  const id = uuidv7()
  const now = inside.clock.now()
  await sql`insert into mail_message (id, number, direction, at, disposition, reason, message_id, from_name,
      from_address, to_addresses, subject, sha256, size, record_type, record_id, person_id, reasons, envelope_from,
      envelope_to, next_at)
    overriding system value values (${id}, ${number}, 'out', ${now}, ${post.sends ? 'waiting' : 'not_sent'},
      ${post.sends ? 'waiting' : 'noServer'}, ${messageId}, ${desk.name}, ${desk.address}, ${[recipient.address]},
      ${subject}, ${sha256}, ${size}, ${record?.type ?? null}, ${record?.id ?? null}, ${recipient.id},
      ${[...letter.reasons]}, ${envelopeFrom}, ${[recipient.address]}, ${post.sends ? now : null})`.execute(
    inside.db,
  )
  return id
}

async function nextNumber({ db }: Kernel): Promise<number> {
  const found = await sql<{ number: string }>`
    select nextval(pg_get_serial_sequence('mail_message', 'number')) as number`.execute(db)
  return Number(found.rows[0]?.number)
}

interface Parts {
  number: number
  messageId: string
  subject: string
  text: string
  html: string
  unsubscribe: string | null
  thread: Thread
  envelopeFrom: string
}

/** The message as bytes. The address in From is the desk's own, so that its DKIM signature holds. */
async function compose(post: MailPost, letter: Letter, parts: Parts): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const desk = deskAddress(post)
  const { recipient, speaker, automatic, answers } = letter
  const { messageId, subject, text, html, unsubscribe, thread, envelopeFrom } = parts
  const references = answers ? [...thread.references, answers] : thread.references
  const inReplyTo = answers ?? thread.inReplyTo
  const mail = new MailComposer({
    from: { name: speaker ? `${speaker} (${desk.name})` : desk.name, address: desk.address },
    to: { name: recipient.name, address: recipient.address },
    replyTo: { name: desk.name, address: envelopeFrom },
    messageId,
    ...(inReplyTo ? { inReplyTo, references } : {}),
    date: post.kernel.clock.now(),
    subject,
    text,
    html,
    headers: {
      'X-Auto-Response-Suppress': 'All',
      'X-Steward-Message': messageId.slice(1, messageId.indexOf('@')),
      ...(automatic ? { 'Auto-Submitted': `auto-${automatic}` } : {}),
      ...(unsubscribe
        ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return new Promise((resolve, reject) =>
    mail.build((error, bytes) => (error ? reject(error) : resolve(bytes))),
  )
}
