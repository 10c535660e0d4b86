import { sql } from 'kysely'
import { type Attachment, attachmentsOf } from '../../../capabilities/attachment/attachment.ts'
import { type Actor, isStaff } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { timelineOf } from '../../../kernel/ledger/timeline.ts'
import { forbidden, notFound, Problem } from '../../../kernel/problem.ts'
import { type Presented, present } from '../../../kernel/query/present.ts'
import { readRow } from '../../../kernel/query/read.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import { actorOfPerson } from '../../../people/sign-in/index.ts'
import { entriesOf } from '../../../platform/http/timeline-entries.ts'
import { incident } from '../incident.record.ts'

export interface SeenByRequester {
  record: Presented
  timeline: Awaited<ReturnType<typeof entriesOf>>
  attachments: Pick<Attachment, 'id' | 'name' | 'size' | 'mediaType' | 'at'>[]
}

/**
 * An incident as its requester sees it: presented for his own actor, without the right to write. Only for staff who may
 * read the incident themselves, so that nobody sees more by it; that somebody looked is kept in the history.
 */
export async function asRequester(kernel: Kernel, viewer: Actor, target: string): Promise<SeenByRequester> {
  const row = await readRow(kernel, viewer, incident, target)
  if (!isStaff(viewer)) throw forbidden('look at an incident with the eyes of its requester')
  const eyes = await eyesOf(kernel, row)
  const internal = incident.seesInternal(eyes) && incident.seesInternal(viewer)
  const { facts } = await timelineOf(kernel, eyes, incident, row.id, { limit: 200 })
  const files = await attachmentsOf(kernel, row.id, internal)
  await recordLook(kernel, viewer, row)
  return {
    record: present(kernel, eyes, incident, row),
    timeline: await entriesOf(kernel, eyes, facts),
    attachments: files.map(({ id, name, size, mediaType, at }) => ({ id, name, size, mediaType, at })),
  }
}

async function eyesOf(kernel: Kernel, row: AnyRow): Promise<Actor> {
  if (typeof row.requester !== 'string')
    throw new Problem('not_now', 'Nobody asked for this incident, so there is nobody to look as.')
  const person = await actorOfPerson(kernel, row.requester, 'web')
  if (!person) throw new Problem('not_now', 'The requester is no longer active and sees nothing of it.')
  if (!matches(incident.read(person), row)) throw notFound(incident.type)
  return { ...person, scopes: new Set(['read']) }
}

/**
 * An insert and no command, because the incident does not change: nothing to decide or to version. Internal, so that the
 * requester is not told who looks.
 */
async function recordLook(kernel: Kernel, { id, name, via }: Actor, row: AnyRow): Promise<void> {
  await sql`
    insert into ledger (at, record_type, record_id, fact, actor_id, actor_name, via, internal, version)
    values (${kernel.clock.now()}, ${incident.type}, ${row.id}, 'incident.viewedAsRequester', ${id}, ${name}, ${via},
      true, ${row.version})`.execute(kernel.db)
  kernel.wake()
}
