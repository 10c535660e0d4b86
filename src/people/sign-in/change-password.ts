import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { hashPassword } from './password-hash.ts'
import { refuseWeakPassword } from './password-rules.ts'
import { provePassword } from './prove.ts'
import { recordAccess } from './record-access.ts'
import { renewSession } from './sessions.ts'
import { together } from './together.ts'

interface Change {
  personId: string
  current: string
  next: string
  /** Hash of the session that goes on; all others end. */
  session: string
}

/** Changes a person's own password. Returns the new secret of his session. Throws `invalid_input` and `too_many_tries`. */
export async function changePassword(kernel: Kernel, change: Change): Promise<string> {
  const { personId, next } = change
  const account = await provePassword(kernel, personId, change.current, 'current')
  refuseWeakPassword(next, account.username, 'next')
  const hash = await hashPassword(next)
  return together(kernel, async inside => {
    const changed = await sql`
      update account set password_hash = ${hash}, password_changed_at = ${kernel.clock.now()}, one_time = false
      where person_id = ${personId} and password_hash = ${account.passwordHash} returning 1`.execute(
      inside.db,
    )
    if (changed.rows.length === 0)
      throw new Problem('not_now', 'The password was changed elsewhere meanwhile.')
    const secret = await renewSession(inside, personId, change.session)
    await recordAccess(inside, { personId, fact: 'person.passwordChanged', via: 'web' })
    return secret
  })
}
