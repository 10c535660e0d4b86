import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './password-hash.ts'
import { refuseWeakPassword } from './password-rules.ts'

test('a password is kept as argon2id with its own salt and OWASP’s cost', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await isPassword('correct horse', one)).toBe(true)
  expect(await isPassword('correct horsf', one)).toBe(false)
})

test('composed and decomposed letters are the same password', async () => {
  const hash = await hashPassword('caf\u00e9 au lait')
  expect(await isPassword('cafe\u0301 au lait', hash)).toBe(true)
})

test('nobody’s password is never right, and takes as long as somebody’s', async () => {
  const hash = await hashPassword('correct horse')
  const time = async (stored: string | null) => {
    const started = performance.now()
    for (let i = 0; i < 6; i++) expect(await isPassword('wrong horse', stored)).toBe(false)
    return performance.now() - started
  }
  await time(hash)
  const [known, unknown] = [await time(hash), await time(null)]
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})

test.each([
  ['too short', 'short', 'at least 10'],
  ['nine letters of many bytes', 'äöüäöüäöü', 'at least 10'],
  ['too long', 'x1'.repeat(200), 'at most 256'],
  ['the user name', 'Anna.Bergmann', 'user name'],
  ['a common one', 'Password1234', 'tried first'],
  ['one sign again and again', 'zzzzzzzzzzzz', 'tried first'],
])('refuses a password that is %s', (_why, password, sentence) => {
  expect(() => refuseWeakPassword(password, 'anna.bergmann', 'next')).toThrow(sentence)
})

test.each(['correct horse', 'ten letters', 'only small letters are fine', '😀😀😀😀😀😀😀😀😀😎'])(
  'takes %s',
  password => {
    expect(() => refuseWeakPassword(password, 'anna', 'next')).not.toThrow()
  },
)
