import { randomBytes } from 'node:crypto'
import { base32 } from './signer.ts'

/** 160 random bits: nobody answers what he was not sent. */
export const newMessageId = (domain: string): string => `<${base32(randomBytes(20))}@${domain}>`

/** The first of a record's thread. It is never sent; programs join what names it. */
export const threadId = (recordId: string, domain: string): string => `<record.${recordId}@${domain}>`

const form = /<[^\s<>@]{1,250}@[^\s<>@]{1,250}>/g
const most = 100

/** The message ids a header names, in its order; the last ones when there are too many. */
export function messageIdsIn(...headers: (string | readonly string[] | null | undefined)[]): string[] {
  const found = headers.flatMap(header => [header ?? []].flat().flatMap(text => text.match(form) ?? []))
  return [...new Set(found)].slice(-most)
}
