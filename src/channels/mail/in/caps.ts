import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { MailRules } from '../mail-settings.ts'

/** Which bound on messages an hour is reached: the sender's own, or that of all together. */
export async function reachedCap(
  kernel: Kernel,
  rules: MailRules,
  sender: string,
): Promise<'perSender' | 'perHour' | null> {
  const since = new Date(kernel.clock.now().getTime() - 60 * 60_000)
  const found = await sql<{ own: number; all: number }>`
    select
      (select count(*)::int from (select 1 from mail_message where direction = 'in' and from_address = ${sender}
        and at > ${since} and disposition in ('created', 'replied') limit ${rules.perSenderHour}) own) as own,
      (select count(*)::int from (select 1 from mail_message where disposition in ('created', 'replied')
        and at > ${since} limit ${rules.perHour}) every) as all`.execute(kernel.db)
  const { own = 0, all = 0 } = found.rows[0] ?? {}
  if (own >= rules.perSenderHour) return 'perSender'
  return all >= rules.perHour ? 'perHour' : null
}
