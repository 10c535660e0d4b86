import type { MailPost } from '../mail-post.ts'
import type { Purpose } from '../signer.ts'

/** The address of a page that acts without signing in: the signature names the message, and with it person and record. */
export const actionUrl = (
  { url, signer }: Pick<MailPost, 'url' | 'signer'>,
  purpose: Extract<Purpose, 'unsubscribe' | 'confirm'>,
  number: number,
): string => `${url}/mail/${purpose}/${signer.sign(purpose, number)}`
