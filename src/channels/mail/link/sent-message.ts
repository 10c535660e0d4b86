import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'

/** A message that was sent, as the links in it need it. */
export interface SentMessage {
  id: string
  number: number
  at: Date
  recordType: string
  recordId: string
  personId: string
  language: string
}

/** By its number, which a signature proves; null when it speaks of no record. */
export async function sentMessage(db: Executor, number: number): Promise<SentMessage | null> {
  const found = await sql<SentMessage>`
    select m.id, m.number, m.at, m.record_type as "recordType", m.record_id as "recordId",
      m.person_id as "personId", p.language
    from mail_message m join person p on p.id = m.person_id
    where m.number = ${number} and m.direction = 'out' and m.record_id is not null`.execute(db)
  return found.rows[0] ?? null
}
