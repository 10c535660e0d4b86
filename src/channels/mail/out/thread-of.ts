import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'
import { threadId } from '../message-id.ts'

export interface Thread {
  inReplyTo: string | null
  references: string[]
}

const remembered = 12

/** What a message to this person about this record answers, so that his program shows one conversation. */
export async function threadOf(
  db: Executor,
  { record, person, domain }: { record: string; person: string; domain: string },
): Promise<Thread> {
  const found = await sql<{ messageId: string }>`
    select message_id as "messageId" from mail_message
    where record_id = ${record} and person_id = ${person} and message_id is not null
      and disposition not in ('quarantined', 'capped', 'rejected')
    order by at desc, number desc limit ${sql.lit(remembered)}`.execute(db)
  const before = found.rows.map(row => row.messageId).toReversed()
  const root = threadId(record, domain)
  return { inReplyTo: before.at(-1) ?? root, references: [root, ...before] }
}
