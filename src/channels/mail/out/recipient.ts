import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { actorsOfPeople } from '../../../people/sign-in/index.ts'

/** Whom a mail goes to: somebody active who has an address. */
export interface Recipient {
  id: string
  name: string
  address: string
  language: string
  /** He can sign in, so that a link into Steward is of use to him. */
  signsIn: boolean
  actor: Actor
}

interface PersonRow extends Omit<Recipient, 'actor'> {}

const usable = /^[^\s@<>",;]+@[^\s@<>",;]+$/

/** Null: nobody can be reached. */
export async function recipientOf(kernel: Kernel, person: string): Promise<Recipient | null> {
  const found = await sql<PersonRow>`
    select id, name, coalesce(email, '') as address, language, username is not null as "signsIn"
    from person where id = ${person} and active`.execute(kernel.db)
  const row = found.rows[0]
  if (!row || !usable.test(row.address)) return null
  const [actor] = await actorsOfPeople(kernel, [person], 'mail')
  return actor ? { ...row, actor } : null
}
