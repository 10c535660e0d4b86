import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'

/** The secret of RFC 6238's test vectors. */
const secret = Secret.fromLatin1('12345678901234567890').base32
const at = (seconds: number) => new Date(seconds * 1000)

test('reads the codes of RFC 6238', () => {
  expect(stepOfCode(secret, '287082', at(59))).toBe(1)
  expect(stepOfCode(secret, '287 082', at(59))).toBe(1)
  expect(stepOfCode(secret, '081804', at(1111111109))).toBe(Math.floor(1111111109 / 30))
  expect(stepOfCode(secret, '279037', at(2000000000))).toBe(Math.floor(2000000000 / 30))
})

test('takes one step to either side and tells which it was', () => {
  expect(stepOfCode(secret, '287082', at(59 + 30))).toBe(1)
  expect(stepOfCode(secret, '287082', at(59 - 30))).toBe(1)
  expect(stepOfCode(secret, '287082', at(59 + 60))).toBeNull()
  expect(stepOfCode(secret, '287082', at(59 + 3600))).toBeNull()
})

test.each(['', '28708', '2870822', 'abcdef', '２８７０８２', '-87082'])('%j is no code', code => {
  expect(stepOfCode(secret, code, at(59))).toBeNull()
})

test('an authenticator that reads the address gives codes we take', () => {
  const mine = newTotpSecret()
  expect(mine).toMatch(/^[A-Z2-7]{32}$/)
  const uri = totpUri(mine, 'anna berg')
  expect(uri).toMatch(/^otpauth:\/\/totp\/Steward:anna%20berg\?/)
  const code = TOTP.generate({ secret: Secret.fromBase32(mine), timestamp: 1_800_000_000_000 })
  expect(stepOfCode(mine, code, new Date(1_800_000_000_000))).toBe(60_000_000)
})

test('recovery codes differ, are readable, and are the same in capitals or without the hyphen', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(8)
  for (const code of codes) expect(code).toMatch(/^[02-9a-hjkmnp-z]{5}-[02-9a-hjkmnp-z]{5}$/)
  const [code = ''] = codes
  expect(recoveryHash('p', code.toUpperCase().replace('-', ' '))).toBe(recoveryHash('p', code))
  expect(recoveryHash('q', code)).not.toBe(recoveryHash('p', code))
})
