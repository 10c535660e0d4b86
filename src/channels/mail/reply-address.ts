import type { MailPost } from './mail-post.ts'
import { deskAddress, domainOf } from './mail-post.ts'

const localOf = (address: string): string => address.slice(0, address.lastIndexOf('@'))

/** Where an answer to message `number` goes: `desk+4f-…@example.org`, or the plain address without plus addresses. */
export function replyAddress(post: Pick<MailPost, 'from' | 'plus' | 'signer'>, number: number): string {
  const { address } = deskAddress(post)
  if (!post.plus) return address
  return `${localOf(address)}+${post.signer.sign('reply', number)}@${domainOf(address)}`
}

/** Whether mail for this address is for the desk, plain or with anything after a plus. */
export function isDeskAddress(post: Pick<MailPost, 'from'>, address: string): boolean {
  const desk = deskAddress(post).address
  const given = address.toLowerCase()
  if (domainOf(given) !== domainOf(desk)) return false
  return localOf(given) === localOf(desk) || localOf(given).startsWith(`${localOf(desk)}+`)
}

/** The number of the message whose answer this address is for; null when we did not sign it. */
export function numberOfReplyAddress(
  post: Pick<MailPost, 'from' | 'signer'>,
  address: string,
): number | null {
  if (!isDeskAddress(post, address)) return null
  const plus = localOf(address.toLowerCase()).slice(localOf(deskAddress(post).address).length + 1)
  return plus === '' ? null : post.signer.verify('reply', plus)
}
