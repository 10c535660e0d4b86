import type { Attachment, ParsedMail } from 'mailparser'
import { messageIdsIn } from '../message-id.ts'
import { deliveryReport } from './delivery-report.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'
import type { Incoming, IncomingFile } from './incoming.ts'

const mostFiles = 50
/** Beyond it the words of a message are no longer read by anybody; the source is kept. */
const mostCharacters = 1_000_000

/** Decodes a message. Whatever its sender did wrong, something readable comes of it. */
export async function readMessage(raw: Buffer, envelopeTo: readonly string[]): Promise<Incoming> {
  const { simpleParser } = await import('mailparser')
  const parsed = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
  } as Parameters<typeof simpleParser>[1])
  const headers = headersOf(parsed)
  const contentType = headers.get('content-type') ?? ''
  const from = senderOf(parsed)
  const subject = clean(parsed.subject ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
  return {
    messageId: messageIdsIn(headers.get('message-id'))[0] ?? null,
    references: messageIdsIn(headers.get('references'), headers.get('in-reply-to')),
    from,
    to: addressesOf(headers, envelopeTo),
    subject,
    text: textOf(parsed),
    files: parsed.attachments.slice(0, mostFiles).map(fileOf),
    headers,
    contentType,
    calendar: calendarOf(parsed, raw),
    report: deliveryReport({
      contentType,
      headers,
      from: from?.address ?? headers.get('from') ?? '',
      subject,
      raw: raw.toString('latin1'),
    }),
  }
}

/** Undecoded, as they stand: decoding is for what people read. */
function headersOf({ headerLines }: ParsedMail): Map<string, string> {
  const headers = new Map<string, string>()
  for (const { key, line } of headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim()
    const known = headers.get(key)
    headers.set(key, known === undefined ? value : `${known}\n${value}`)
  }
  return headers
}

const address = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,255}$/

function senderOf({ from }: ParsedMail): Incoming['from'] {
  const [first] = from?.value ?? []
  const given = (first?.address ?? '').trim().toLowerCase()
  if (!address.test(given)) return null
  return {
    name:
      clean(first?.name ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 200) || given,
    address: given,
  }
}

const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to']

function addressesOf(headers: ReadonlyMap<string, string>, envelopeTo: readonly string[]): string[] {
  const named = recipientHeaders.flatMap(
    name =>
      headers
        .get(name)
        ?.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g)
        ?.slice(0, 200) ?? [],
  )
  return [...new Set([...envelopeTo, ...named].map(each => each.toLowerCase()))]
}

function textOf({ text, html }: ParsedMail): string {
  const plain = clean(text ?? '').trim()
  const written = plain === '' && typeof html === 'string' ? clean(htmlToMarkdown(html)) : plain
  return written.slice(0, mostCharacters)
}

/** Without what PostgreSQL does not hold or what only misleads the eye. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')

const mediaType = /^[\w.+-]{1,50}\/[\w.+-]{1,80}$/
const endings: Record<string, string> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'text/plain': 'txt',
  'text/html': 'html',
}

function fileOf(attachment: Attachment, index: number): IncomingFile {
  const { filename, contentType, content } = attachment
  const type = mediaType.test(contentType) ? contentType.toLowerCase() : 'application/octet-stream'
  const ending = endings[type]
  const name = clean(filename ?? '').trim()
  return {
    name: name || `file-${index + 1}${ending ? `.${ending}` : ''}`,
    mediaType: type,
    content: content as Buffer,
  }
}

function calendarOf({ attachments }: ParsedMail, raw: Buffer): string | null {
  const part = attachments.find(({ contentType }) => contentType === 'text/calendar')
  const text = part ? (part.content as Buffer).toString('utf8') : ''
  const declared = /\ncontent-type:\s*text\/calendar[^\n]*(?:\n[ \t][^\n]*)*method="?(\w+)/i.exec(
    raw.toString('latin1'),
  )?.[1]
  return (/^METHOD:\s*(\w+)/im.exec(text)?.[1] ?? declared)?.toUpperCase() ?? null
}
