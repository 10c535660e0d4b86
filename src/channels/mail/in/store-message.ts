import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { withExecutor } from '../../../kernel/kernel.ts'
import type { MailPost } from '../mail-post.ts'

export const mailInQueue = 'mail-in'

export interface Arrival {
  raw: Readable
  source: 'smtp' | 'imap'
  /** Names the message in its mailbox, so that it is taken once. */
  sourceKey?: string
  /** Empty: nobody, as bounces have it. Absent: the mailbox does not tell. */
  envelopeFrom?: string
  envelopeTo?: readonly string[]
  /** Asked once `raw` has been read to its end. */
  isTooLarge?: () => boolean
}

/**
 * Keeps a message that arrived, before anything is made of it: the bytes on the disk, then its row and the job that
 * reads it in one transaction. Only afterwards may whoever delivered it hear that we have it.
 */
export async function storeMessage(post: MailPost, arrival: Arrival): Promise<void> {
  const { kernel, files } = post
  const { sha256, size } = await files.put(arrival.raw, Number.POSITIVE_INFINITY)
  const tooLarge = arrival.isTooLarge?.() ?? false
  const id = uuidv7()
  await kernel.root.transaction().execute(async tx => {
    const stored =
      await sql`insert into mail_message (id, direction, at, disposition, reason, sha256, size, source,
        source_key, envelope_from, envelope_to)
      values (${id}, 'in', ${kernel.clock.now()}, ${tooLarge ? 'rejected' : 'received'},
        ${tooLarge ? 'tooLarge' : 'received'}, ${sha256}, ${size}, ${arrival.source}, ${arrival.sourceKey ?? null},
        ${arrival.envelopeFrom ?? null}, ${[...(arrival.envelopeTo ?? [])]})
      on conflict (source_key) do nothing`.execute(tx)
    if (Number(stored.numAffectedRows ?? 0) > 0 && !tooLarge)
      await withExecutor(kernel, tx).jobs.enqueue(tx, mailInQueue, [{ data: { id } }])
  })
}

/** Messages whose job was lost, or given up, are read after all: called at the start and every minute. */
export async function resumeReceived({ kernel }: MailPost): Promise<void> {
  const before = new Date(kernel.clock.now().getTime() - 60_000)
  const found = await sql<{ id: string }>`
    select id from mail_message where disposition = 'received' and at < ${before} order by at limit 500`.execute(
    kernel.db,
  )
  const jobs = found.rows.map(({ id }) => ({ data: { id } }))
  if (jobs.length > 0) await kernel.jobs.enqueue(kernel.db, mailInQueue, jobs)
}
