import { Secret, TOTP } from 'otpauth'

const period = 30
const issuer = 'Steward'

const clockOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period, digits: 6, algorithm: 'SHA1' })

/** A new shared secret: 160 random bits in base32, as authenticator apps take it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code holds. */
export const totpUri = (secret: string, username: string): string => clockOf(secret, username).toString()

/**
 * The 30-second step this code belongs to, or null when it is no code of this secret. One step to either side is
 * taken, for clocks that differ; that a step is used once is the caller's to see to.
 */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const digits = code.replace(/\s/g, '')
  // The library compares bytes and throws on six signs that are no ASCII digits.
  if (!/^[0-9]{6}$/.test(digits)) return null
  const totp = clockOf(secret, issuer)
  const delta = totp.validate({ token: digits, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : totp.counter({ timestamp: at.getTime() }) + delta
}
