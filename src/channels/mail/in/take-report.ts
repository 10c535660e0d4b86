import { sql } from 'kysely'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { MailPost } from '../mail-post.ts'
import { numberOfReplyAddress } from '../reply-address.ts'
import { mailActor } from './decide.ts'
import { type Disposed, disposed } from './disposed.ts'
import type { DeliveryReport, Incoming } from './incoming.ts'

interface Returned {
  id: string
  recordType: string | null
  recordId: string | null
  to: string[]
  disposition: string
}

/** What a mail server says of a message of ours: one that did not arrive is marked, and staff are told on its record. */
export async function takeReport(
  post: MailPost,
  inside: Kernel,
  incoming: Incoming,
  report: DeliveryReport,
): Promise<Disposed> {
  const { action, diagnostic } = report
  if (action !== 'failed') return disposed('ignored', action, { diagnostic })
  const returned = await findReturned(post, inside, incoming, report)
  if (!returned) return disposed('bounced', 'notOurs', { diagnostic })
  await sql`update mail_message set disposition = 'bounced', reason = 'bounced', next_at = null,
    details = details || ${JSON.stringify({ diagnostic })}::jsonb where id = ${returned.id}`.execute(
    inside.db,
  )
  const { recordType: type, recordId: id } = returned
  if (!type || !id || !inside.registry.has(type)) return disposed('bounced', 'marked', { diagnostic })
  if (returned.disposition !== 'bounced') await tellStaff(inside, type, id, returned.to, diagnostic)
  return { ...disposed('bounced', 'marked', { diagnostic }), record: { type, id } }
}

/** By the signed address it came back to, or by the id of the message in the report: both are known to nobody else. */
async function findReturned(
  post: MailPost,
  inside: Kernel,
  incoming: Incoming,
  report: DeliveryReport,
): Promise<Returned | null> {
  const numbers = incoming.to.flatMap(address => numberOfReplyAddress(post, address) ?? [])
  const ids = [...report.messageIds, ...incoming.references]
  const found = await sql<Returned>`
    select id, record_type as "recordType", record_id as "recordId", to_addresses as to, disposition
    from mail_message where direction = 'out' and (number = any(${numbers}::bigint[]) or message_id = any(${ids}))
    order by number desc limit 1 for update`.execute(inside.db)
  return found.rows[0] ?? null
}

async function tellStaff(
  inside: Kernel,
  type: string,
  target: string,
  to: readonly string[],
  diagnostic: string,
): Promise<void> {
  const command = inside.registry.command(type, 'comment')
  if (!command) return
  const body = `✉ ${to.join(', ')}: ${diagnostic.replace(/[\\`*_[\]<>]/g, '\\$&')}`
  await execute(inside, { actor: mailActor(), command, target, input: { body, internal: true } })
}
