import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Disposed } from './disposed.ts'
import type { Incoming } from './incoming.ts'

/** Writes what became of a message, with what could be read of it. */
export async function settleMessage(
  { db }: Kernel,
  id: string,
  incoming: Incoming | null,
  { disposition, reason, details = {}, record, person }: Disposed,
  dedupeKey: string | null = null,
): Promise<void> {
  const read = incoming
    ? sql`, message_id = ${incoming.messageId}, from_name = ${incoming.from?.name ?? ''},
        from_address = ${incoming.from?.address ?? ''}, to_addresses = ${incoming.to.slice(0, 50)},
        subject = ${incoming.subject}`
    : sql``
  await sql`update mail_message set disposition = ${disposition}, reason = ${reason},
    details = (details - 'error') || ${JSON.stringify(details)}::jsonb, record_type = ${record?.type ?? null},
    record_id = ${record?.id ?? null}, person_id = ${person ?? null}, dedupe_key = ${dedupeKey} ${read}
    where id = ${id} and disposition = 'received'`.execute(db)
}
