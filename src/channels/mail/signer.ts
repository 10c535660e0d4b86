import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'

/** What a signature is for: one made for an address is worth nothing in a link. */
export type Purpose = 'reply' | 'unsubscribe' | 'confirm'

/** 128 bits in letters that a mail server may change the case of. */
const signatureLength = 26
const token = /^([0-9a-z]{1,13})-([a-z2-7]{26})$/

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

export function base32(bytes: Uint8Array): string {
  let [bits, value, text] = [0, 0, '']
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += letters[(value >>> (bits - 5)) & 31]
  }
  return bits > 0 ? text + letters[(value << (5 - bits)) & 31] : text
}

/** Signs the number of a message we sent: nobody can make up the address of an answer, or a link. */
export class Signer {
  readonly #secret: Buffer

  constructor(secret: Buffer) {
    this.#secret = secret
  }

  sign(purpose: Purpose, number: number): string {
    return `${number.toString(36)}-${this.#signature(purpose, number)}`
  }

  /** The number of the message, when we signed it for this. */
  verify(purpose: Purpose, text: string): number | null {
    const [, digits, signature] = token.exec(text.toLowerCase()) ?? []
    if (!digits || !signature) return null
    const number = Number.parseInt(digits, 36)
    if (!Number.isSafeInteger(number)) return null
    const expected = Buffer.from(this.#signature(purpose, number))
    return timingSafeEqual(expected, Buffer.from(signature)) ? number : null
  }

  #signature(purpose: Purpose, number: number): string {
    const digest = createHmac('sha256', this.#secret).update(`${purpose}:${number}`).digest()
    return base32(digest).slice(0, signatureLength)
  }
}

/** The signer of this installation, its secret made at the first start. */
export async function openSigner(db: Executor): Promise<Signer> {
  await sql`insert into mail_secret (secret) values (${randomBytes(32).toString('base64')})
    on conflict do nothing`.execute(db)
  const found = await sql<{ secret: string }>`select secret from mail_secret`.execute(db)
  return new Signer(Buffer.from(found.rows[0]?.secret ?? '', 'base64'))
}
