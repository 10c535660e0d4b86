import { invalidField } from '../../kernel/problem.ts'
import { commonPasswords } from './common-passwords.ts'

export const shortestPassword = 10
export const longestPassword = 256

/**
 * Refuses a password that would be guessed first. Length counts, composition does not (NIST SP 800-63B): no digits or
 * signs are demanded. `field` is where the page shows the sentence.
 */
export function refuseWeakPassword(password: string, username: string | null, field: string): void {
  const length = [...password.normalize('NFKC')].length
  if (length < shortestPassword) {
    throw invalidField(field, `A password has at least ${shortestPassword} characters.`)
  }
  if (length > longestPassword) {
    throw invalidField(field, `A password has at most ${longestPassword} characters.`)
  }
  const plain = password.normalize('NFKC').toLowerCase()
  if (username && plain === username.normalize('NFKC').toLowerCase()) {
    throw invalidField(field, 'The password must not be the user name.')
  }
  if (commonPasswords.has(plain) || new Set(plain).size === 1) {
    throw invalidField(field, 'This is one of the passwords tried first by everyone. Choose another.')
  }
}
