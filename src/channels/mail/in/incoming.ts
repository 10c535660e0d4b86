/** A message as the rest of the channel reads it: decoded, bounded, and nothing of it trusted. */
export interface Incoming {
  messageId: string | null
  /** Every message id it names as the one it answers, the nearest last. */
  references: readonly string[]
  from: { name: string; address: string } | null
  /** All it was sent to, however our mail server says so; lower case. */
  to: readonly string[]
  subject: string
  /** What was written, as Markdown. */
  text: string
  files: readonly IncomingFile[]
  /** Header values by their lower case names; of several, joined by a line end. */
  headers: ReadonlyMap<string, string>
  contentType: string
  /** The method of a calendar part: REQUEST, REPLY, CANCEL. */
  calendar: string | null
  report: DeliveryReport | null
}

export interface IncomingFile {
  name: string
  mediaType: string
  content: Buffer
}

/** What a mail server says became of a message of ours (RFC 3464, and what older ones write instead). */
export interface DeliveryReport {
  action: 'failed' | 'delayed' | 'delivered'
  recipient: string | null
  diagnostic: string
  /** Message ids in the report; ours is among them. */
  messageIds: readonly string[]
}
