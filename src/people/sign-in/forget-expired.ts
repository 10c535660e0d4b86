import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { idleDays } from './sessions.ts'

const day = 24 * 60 * 60 * 1000

/** Deletes what has ended: sessions, tokens a month after their end, old tries, browsers not seen for 400 days. Daily. */
export async function forgetExpired(kernel: Kernel): Promise<void> {
  const now = kernel.clock.now().getTime()
  const ago = (days: number): Date => new Date(now - days * day)
  await sql`delete from session where expires_at < ${ago(0)} or last_seen_at < ${ago(idleDays)}`.execute(
    kernel.db,
  )
  await sql`delete from api_token where expires_at < ${ago(30)}`.execute(kernel.db)
  await sql`delete from sign_in_try where last_at < ${ago(2)}`.execute(kernel.db)
  await sql`delete from known_device where last_seen_at < ${ago(400)}`.execute(kernel.db)
}
