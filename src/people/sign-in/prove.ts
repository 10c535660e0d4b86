import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, Problem } from '../../kernel/problem.ts'
import { type Account, accountOfPerson, accountOfUsername } from './account.ts'
import { codeBudget, proofBudget, signInBudgets } from './budgets.ts'
import { isPassword } from './password-hash.ts'
import { type Factor, spendCode } from './second-factor.ts'
import { takeTries } from './tries.ts'

export interface Attempt {
  username: string
  password: string
  /** A code of the authenticator or a recovery code. */
  code: string | null
  /** Hash of the browser's device cookie. */
  deviceHash: string | null
  address: string
}

/** A person with an account whose password was right a moment ago. */
export interface Proven extends Account {
  passwordHash: string
  factor: Factor | null
}

/**
 * Finds out who asks. Throws `sign_in_failed`, `totp_required` or `too_many_tries`, each the same in words and work
 * whether or not the user name exists. `failed` is told of failures on an account that exists.
 */
export async function proveSignIn(
  kernel: Kernel,
  attempt: Attempt,
  failed: (personId: string, reason: string) => void,
): Promise<Proven> {
  const username = attempt.username.trim()
  const account = await accountOfUsername(kernel, username, attempt.deviceHash)
  const giveBack = await takeTries(
    kernel,
    signInBudgets({
      // Both spellings of one account must draw on one budget, whatever the database takes for equal.
      account: (account?.username ?? username).toLowerCase(),
      address: attempt.address,
      knownDevice: account?.knownDevice ? attempt.deviceHash : null,
    }),
  )
  const right = await isPassword(attempt.password, account?.passwordHash ?? null)
  if (!account?.passwordHash || !right || !account.active) {
    if (account?.passwordHash) failed(account.personId, right ? 'person not active' : 'wrong password')
    throw new Problem('sign_in_failed', 'User name and password do not match. Check both and try again.')
  }
  const proven = { ...account, passwordHash: account.passwordHash }
  const factor = account.totpSecret ? await proveFactor(kernel, proven, attempt.code, giveBack, failed) : null
  await giveBack()
  return { ...proven, factor }
}

async function proveFactor(
  kernel: Kernel,
  account: Account,
  code: string | null,
  giveBack: () => Promise<void>,
  failed: (personId: string, reason: string) => void,
): Promise<Factor> {
  if (!code) {
    await giveBack()
    throw new Problem('totp_required', 'Enter the code of your authenticator, or a recovery code.')
  }
  const giveCodeBack = account.knownDevice ? null : await takeTries(kernel, [codeBudget(account.personId)])
  const factor = await spendCode(kernel, account, code)
  if (!factor) {
    failed(account.personId, 'wrong code')
    const detail = 'This code is not right or was used before. Wait for the next one and try again.'
    throw new Problem('sign_in_failed', detail, { errors: [{ pointer: '/totp', detail }] })
  }
  await giveCodeBack?.()
  return factor
}

/** Asks a person who is signed in for his password again. Throws `invalid_input` beside `field` or `too_many_tries`. */
export async function provePassword(
  kernel: Kernel,
  personId: string,
  password: string,
  field: string,
): Promise<Account> {
  const giveBack = await takeTries(kernel, [proofBudget(personId)])
  const account = await accountOfPerson(kernel, personId)
  if (!(await isPassword(password, account.passwordHash))) {
    throw invalidField(field, 'This is not your present password.')
  }
  await giveBack()
  return account
}
