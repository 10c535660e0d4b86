import { sql } from 'kysely'
import { type Actor, isStaff } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { actorOfPerson } from '../../../people/sign-in/index.ts'

/** Whose address it is. That the message is his own is another question. */
export interface Sender {
  id: string
  name: string
  active: boolean
  staff: boolean
  /** Null: he may not act, being no longer active. */
  actor: Actor | null
}

export async function findSender(kernel: Kernel, address: string): Promise<Sender | null> {
  const found = await sql<{ id: string; name: string; active: boolean }>`
    select id, name, active from person where lower(email) = ${address}`.execute(kernel.db)
  const row = found.rows[0]
  if (!row) return null
  const actor = row.active ? await actorOfPerson(kernel, row.id, 'mail') : null
  return { ...row, actor, staff: actor !== null && (isStaff(actor) || actor.roles.has('auditor')) }
}
