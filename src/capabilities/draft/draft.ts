import type { Actor } from '../../kernel/access/actor.ts'
import { run } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'

export type Audience = 'reply' | 'note'

export interface Draft {
  audience: Audience
  body: string
  updatedAt: Date
}

export interface DraftPlace {
  type: string
  record: string
  audience: Audience
}

export const longestDraft = 50_000
const mostDrafts = 200

/** The drafts of this person on one record; those of others are nobody's business. */
export const draftsOf = (kernel: Kernel, actor: Actor, record: string): Promise<Draft[]> =>
  run<Draft>(
    kernel.db,
    `select audience, body, updated_at as "updatedAt" from draft
     where person_id = $1 and record_id = $2 order by audience`,
    [actor.id, record],
  )

/** Keeps the text in place of what was there; an empty one is none. The oldest go when a person has too many. */
export async function saveDraft(
  kernel: Kernel,
  actor: Actor,
  { type, record, audience }: DraftPlace,
  body: string,
): Promise<void> {
  if (body.trim() === '') return dropDraft(kernel, actor.id, record, audience)
  const [row] = await run<{ isNew: boolean }>(
    kernel.db,
    `insert into draft (person_id, record_id, record_type, audience, body) values ($1, $2, $3, $4, $5)
     on conflict (person_id, record_id, audience) do update set body = excluded.body, updated_at = now()
     returning xmax = 0 as "isNew"`,
    [actor.id, record, type, audience, body],
  )
  if (!row?.isNew) return
  await run(
    kernel.db,
    `delete from draft d using (select record_id, audience from draft where person_id = $1
       order by updated_at desc offset ${mostDrafts}) old
     where d.person_id = $1 and d.record_id = old.record_id and d.audience = old.audience`,
    [actor.id],
  )
}

export async function dropDraft(
  kernel: Kernel,
  person: string | null,
  record: string,
  audience: Audience,
): Promise<void> {
  await run(kernel.db, 'delete from draft where person_id = $1 and record_id = $2 and audience = $3', [
    person,
    record,
    audience,
  ])
}

/** A text that could not be sent goes back to where it was written, before whatever stands there by now. */
export async function putBack(
  kernel: Kernel,
  person: string,
  place: DraftPlace,
  body: string,
): Promise<void> {
  await run(
    kernel.db,
    `insert into draft as d (person_id, record_id, record_type, audience, body) values ($1, $2, $3, $4, $5)
     on conflict (person_id, record_id, audience)
     do update set body = left(excluded.body || E'\\n\\n' || d.body, ${longestDraft}), updated_at = now()`,
    [person, place.record, place.type, place.audience, body.slice(0, longestDraft)],
  )
}

/** Nobody returns to a sentence of three months ago. */
export const forgetOldDrafts = (kernel: Kernel): Promise<unknown> =>
  run(kernel.db, `delete from draft where updated_at < now() - interval '90 days'`, [])
