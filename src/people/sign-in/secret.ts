import { createHash, randomBytes } from 'node:crypto'

/** A new secret for a cookie or a token: 256 random bits, 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** A fast hash suffices for what is random: nobody can guess it, so nobody need be slowed down. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Whether a text could be one of our secrets at all; anything else is refused before the database is asked. */
export const isSecret = (text: string | undefined): text is string =>
  text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text)
