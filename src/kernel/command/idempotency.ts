import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import { withExecutor } from '../kernel.ts'
import { Problem } from '../problem.ts'

export interface Answer {
  status: number
  body: unknown
}

interface Stored {
  request: string
  status: number | null
  body: unknown
}

/**
 * Runs `act` once for a key: its effect and its answer are committed together, and a repetition gets the first answer.
 * The same key with another request is refused; a twin at the same moment waits for the first to finish.
 */
export async function once(
  kernel: Kernel,
  { principal, key, request }: { principal: string; key: string; request: string },
  act: (kernel: Kernel) => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  if (key.length > 255) throw new Problem('bad_request', 'An Idempotency-Key has at most 255 characters.')
  const digest = createHash('sha256').update(request).digest('hex')
  const outcome = await kernel.root.transaction().execute(async tx => {
    const claimed =
      await sql`insert into idempotency (principal, key, request) values (${principal}, ${key}, ${digest})
      on conflict do nothing returning 1`.execute(tx)
    if (claimed.rows.length === 0) return { ...(await stored(tx, principal, key, digest)), replayed: true }
    const answer = await act(withExecutor(kernel, tx))
    await sql`update idempotency set status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb
      where principal = ${principal} and key = ${key}`.execute(tx)
    return { ...answer, replayed: false }
  })
  if (!outcome.replayed) kernel.wake()
  return outcome
}

async function stored(tx: Kernel['db'], principal: string, key: string, digest: string): Promise<Answer> {
  const found = await sql<Stored>`
    select request, status, body from idempotency where principal = ${principal} and key = ${key}`.execute(tx)
  const first = found.rows[0]
  if (!first || first.status === null)
    throw new Problem('unavailable', 'The first request with this key is not done.')
  if (first.request !== digest) {
    throw new Problem(
      'already_exists',
      'This Idempotency-Key was used for a different request. Use a new key.',
    )
  }
  return { status: first.status, body: first.body }
}

/** Keys are kept for three days. */
export const forgetOldKeys = (kernel: Kernel): Promise<unknown> =>
  sql`delete from idempotency where at < now() - interval '3 days'`.execute(kernel.db)
