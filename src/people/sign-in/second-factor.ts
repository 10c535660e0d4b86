import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, Problem } from '../../kernel/problem.ts'
import { type Account, accountOfPerson } from './account.ts'
import { proofBudget } from './budgets.ts'
import { recordAccess } from './record-access.ts'
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts'
import { together } from './together.ts'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'
import { takeTries } from './tries.ts'

export type Factor = 'totp' | 'recovery'

/** Uses a code up: one of the authenticator or a recovery code. Each is accepted once; null when it is refused. */
export async function spendCode(kernel: Kernel, account: Account, code: string): Promise<Factor | null> {
  const { personId, totpSecret } = account
  const step = totpSecret ? stepOfCode(totpSecret, code, kernel.clock.now()) : null
  if (step !== null) return (await spendStep(kernel, personId, step)) ? 'totp' : null
  const hash = recoveryHash(personId, code)
  const spent = await sql`
    update account set recovery_hashes = array_remove(recovery_hashes, ${hash})
    where person_id = ${personId} and ${hash} = any(recovery_hashes) returning 1`.execute(kernel.db)
  return spent.rows.length > 0 ? 'recovery' : null
}

/** A step at or before the last one used is a replay. */
async function spendStep(kernel: Kernel, personId: string, step: number): Promise<boolean> {
  const spent = await sql`update account set totp_last_step = ${step}
    where person_id = ${personId} and totp_last_step < ${step} returning 1`.execute(kernel.db)
  return spent.rows.length > 0
}

/** Begins to turn the second factor on: nothing is asked at sign-in until it is confirmed by a code. */
export async function beginTotp(kernel: Kernel, personId: string): Promise<{ secret: string; uri: string }> {
  const { username } = await accountOfPerson(kernel, personId)
  const secret = newTotpSecret()
  const begun = await sql`
    update account set totp_secret = ${secret}, totp_last_step = 0
    where person_id = ${personId} and totp_confirmed_at is null returning 1`.execute(kernel.db)
  if (begun.rows.length === 0) {
    throw new Problem('not_now', 'The second factor is on. Turn it off first to begin again.')
  }
  return { secret, uri: totpUri(secret, username) }
}

/** Turns the second factor on with a first code. The recovery codes are told here and never again. */
export async function confirmTotp(kernel: Kernel, personId: string, code: string): Promise<string[]> {
  const giveBack = await takeTries(kernel, [proofBudget(personId)])
  const found = await sql<{ secret: string }>`
    select totp_secret as secret from account
    where person_id = ${personId} and totp_secret is not null and totp_confirmed_at is null`.execute(
    kernel.db,
  )
  const secret = found.rows[0]?.secret
  if (!secret) throw new Problem('not_now', 'There is no second factor waiting to be confirmed.')
  const step = stepOfCode(secret, code, kernel.clock.now())
  if (step === null) {
    throw invalidField('code', 'This code is not right. Check the clock of your device and try the next one.')
  }
  const codes = newRecoveryCodes()
  await together(kernel, async inside => {
    const confirmed = await sql`
      update account set totp_confirmed_at = ${kernel.clock.now()}, totp_last_step = ${step},
        recovery_hashes = ${codes.map(each => recoveryHash(personId, each))}
      where person_id = ${personId} and totp_secret = ${secret} and totp_confirmed_at is null returning 1`.execute(
      inside.db,
    )
    if (confirmed.rows.length === 0) throw new Problem('not_now', 'The second factor was changed meanwhile.')
    await recordAccess(inside, { personId, fact: 'person.totpEnabled', via: 'web' })
  })
  await giveBack()
  return codes
}

/** Turns the second factor off and forgets its secret and recovery codes. The caller has proven the password. */
export async function endTotp(kernel: Kernel, personId: string): Promise<void> {
  await together(kernel, async inside => {
    const ended = await sql`
      update account set totp_secret = null, totp_confirmed_at = null, totp_last_step = 0, recovery_hashes = '{}'
      where person_id = ${personId} and totp_confirmed_at is not null returning 1`.execute(inside.db)
    if (ended.rows.length > 0)
      await recordAccess(inside, { personId, fact: 'person.totpDisabled', via: 'web' })
  })
}
