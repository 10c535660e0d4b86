import { messageIdsIn } from '../message-id.ts'
import type { DeliveryReport } from './incoming.ts'

/** Bounces of servers that write prose instead of a report. */
const bounceSubject =
  /^(?:undeliver(?:ed|able)\b|mail delivery (?:failed|failure|status)|delivery status notification|delivery (?:failure|has failed)|returned mail|failure notice|mail system error|message undeliverable|unzustellbar|zustellung fehlgeschlagen|nicht zustellbar|remise impossible|non remis|no se puede entregar)/i
const bounceSender = /^(?:mailer-daemon|postmaster|mdaemon|mail-daemon)@|^(?:mailer-daemon|postmaster)$/i

interface Parts {
  contentType: string
  headers: ReadonlyMap<string, string>
  from: string
  subject: string
  /** The message undecoded: what servers put into reports is ASCII. */
  raw: string
}

/** The report in this message; null when it is none. */
export function deliveryReport({ contentType, headers, from, subject, raw }: Parts): DeliveryReport | null {
  const kind = /^multipart\/report\b/i.test(contentType) && /report-type="?([\w-]+)/i.exec(contentType)?.[1]
  const isReport = kind && kind.toLowerCase() === 'delivery-status'
  const isProse =
    bounceSender.test(from) && (bounceSubject.test(subject) || headers.has('x-failed-recipients'))
  if (!isReport && !isProse) return null
  const field = (name: string): string | undefined =>
    new RegExp(`\\n${name}:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'i').exec(raw)?.[1]?.trim()
  const action = field('action')?.toLowerCase() ?? (/^4\./.test(field('status') ?? '') ? 'delayed' : 'failed')
  return {
    action: /^(?:delivered|relayed|expanded)/.test(action)
      ? 'delivered'
      : /^delayed/.test(action)
        ? 'delayed'
        : 'failed',
    recipient: addressIn(
      field('final-recipient') ?? field('original-recipient') ?? headers.get('x-failed-recipients'),
    ),
    diagnostic: (field('diagnostic-code') ?? field('status') ?? subject).replace(/\s+/g, ' ').slice(0, 500),
    messageIds: idsIn(raw),
  }
}

const addressIn = (text: string | undefined): string | null =>
  /[^\s<>;:,"]+@[^\s<>;:,"]+/.exec(text ?? '')?.[0]?.toLowerCase() ?? null

/** The id of the message that came back, which stands in the part below the report. */
const idsIn = (raw: string): string[] =>
  messageIdsIn(
    [...raw.matchAll(/\n(?:message-id|references|in-reply-to):[ \t]*([^\r\n]*)/gi)].map(
      match => match[1] ?? '',
    ),
  )
