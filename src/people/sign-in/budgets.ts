import { addressKey } from './address-key.ts'
import type { Budget } from './tries.ts'

const quarter = 15

/**
 * What one sign-in may try. A browser the person signed in from before has tries of its own and is not asked about its
 * address: whatever strangers do to his account or behind the same address, he still gets in.
 */
export function signInBudgets(attempt: {
  account: string
  address: string
  knownDevice: string | null
}): Budget[] {
  if (attempt.knownDevice) {
    return [{ name: `device:${attempt.knownDevice}:${attempt.account}`, limit: 10, minutes: quarter }]
  }
  return [
    { name: `address:${addressKey(attempt.address)}`, limit: 100, minutes: quarter },
    { name: `account:${attempt.account}`, limit: 10, minutes: quarter },
  ]
}

/** Six digits fall to patience where passwords do not: whoever has the password gets thirty guesses a day. */
export const codeBudget = (personId: string): Budget => ({
  name: `code:${personId}`,
  limit: 30,
  minutes: 24 * 60,
})

/** Proving oneself again inside a session: a stolen session must not become a stolen password. */
export const proofBudget = (personId: string): Budget => ({
  name: `proof:${personId}`,
  limit: 10,
  minutes: quarter,
})
