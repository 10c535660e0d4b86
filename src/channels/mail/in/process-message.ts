import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { type Kernel, withExecutor } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { MailPost } from '../mail-post.ts'
import { mailRules } from '../mail-settings.ts'
import { isDeskAddress } from '../reply-address.ts'
import { answerRecord } from './answer-record.ts'
import { authenticationOf } from './authentication.ts'
import { reachedCap } from './caps.ts'
import { type Arrived, createRecord } from './create-record.ts'
import { decide } from './decide.ts'
import { type Disposed, disposed } from './disposed.ts'
import { findRecord } from './find-record.ts'
import { findSender } from './find-sender.ts'
import type { Incoming } from './incoming.ts'
import { keepFiles } from './keep-files.ts'
import { beyondBounds } from './outer-bounds.ts'
import { readMessage } from './read-message.ts'
import { natureOf } from './screen.ts'
import { settleMessage } from './settle-message.ts'
import { takeReport } from './take-report.ts'

const mostTries = 5

interface Stored {
  id: string
  sha256: string
  attempts: number
  envelopeFrom: string | null
  envelopeTo: string[]
  accepted: boolean
}

/**
 * The job of a message that was stored: whatever it is, it ends with exactly one disposition, written in the transaction
 * of what came of it. Killed at any moment it begins again, and finds either nothing done or all.
 */
export async function processMessage(post: MailPost, data: unknown): Promise<void> {
  const stored = await begin(post.kernel, (data as { id: string }).id)
  if (!stored) return
  try {
    await read(post, stored)
  } catch (error) {
    const refused = error instanceof Problem && error.code !== 'unavailable'
    if (!refused && stored.attempts < mostTries) throw error
    const details = { error: String(error instanceof Error ? error.message : error).slice(0, 500) }
    await settleMessage(
      post.kernel,
      stored.id,
      null,
      disposed('quarantined', refused ? 'refusedInside' : 'broken', details),
    )
    post.kernel.log.warn({ message: stored.id, ...details }, 'a message was put into quarantine')
  }
}

async function begin({ root }: Kernel, id: string): Promise<Stored | null> {
  const found = await sql<Stored>`
    update mail_message set attempts = attempts + 1 where id = ${id} and disposition = 'received'
    returning id, sha256, attempts, envelope_from as "envelopeFrom", envelope_to as "envelopeTo",
      coalesce((details->>'accepted')::boolean, false) as accepted`.execute(root)
  return found.rows[0] ?? null
}

async function read(post: MailPost, stored: Stored): Promise<void> {
  const { kernel, files } = post
  const raw = await buffer(await files.get(stored.sha256))
  const beyond = raw.length === 0 ? 'empty' : beyondBounds(raw)
  if (beyond) return settleMessage(kernel, stored.id, null, disposed('quarantined', beyond))
  const incoming = await readMessage(raw, stored.envelopeTo)
  const kept = await keepFiles(files, incoming.files)
  await kernel.root.transaction().execute(async tx => {
    const inside = withExecutor(kernel, tx)
    const mine = await sql`select 1 from mail_message where id = ${stored.id} and disposition = 'received'
      for update skip locked`.execute(tx)
    if (mine.rows.length === 0) return
    const key = dedupeKey(incoming, stored.sha256)
    const outcome = (await isRepeated(inside, key, stored.id))
      ? disposed('duplicate', 'repeated')
      : await dispose(post, inside, stored, incoming, kept)
    await settleMessage(
      inside,
      stored.id,
      incoming,
      outcome,
      outcome.disposition === 'duplicate' ? null : key,
    )
  })
  kernel.wake()
}

const dedupeKey = ({ messageId, from }: Incoming, sha256: string): string =>
  messageId
    ? createHash('sha256')
        .update(`${messageId} ${from?.address ?? ''}`)
        .digest('hex')
    : sha256

/** Whether the same message is there already, having come on another way; of two at once the second waits. */
async function isRepeated(inside: Kernel, key: string, id: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 4711))`.execute(inside.db)
  const found = await sql`select 1 from mail_message where dedupe_key = ${key} and id <> ${id}`.execute(
    inside.db,
  )
  return found.rows.length > 0
}

async function dispose(
  post: MailPost,
  inside: Kernel,
  stored: Stored,
  incoming: Incoming,
  files: Arrived['files'],
): Promise<Disposed> {
  if (incoming.report) return takeReport(post, inside, incoming, incoming.report)
  const { from } = incoming
  if (!from) return disposed('quarantined', 'noSender')
  if (isDeskAddress(post, from.address) || incoming.headers.has('x-steward-message'))
    return disposed('ignored', 'own')
  const rules = mailRules(inside)
  const sender = await findSender(inside, from.address)
  const plan = decide({
    nature: natureOf(incoming, stored.envelopeFrom),
    from,
    sender,
    answered: await findRecord(post, inside, incoming, sender),
    authentication: authenticationOf(incoming.headers, from.address, rules.authServer),
    rules,
    accepted: stored.accepted,
  })
  if (plan.act === 'none') return { ...plan.disposed, ...(sender ? { person: sender.id } : {}) }
  const cap = stored.accepted ? null : await reachedCap(inside, rules, from.address)
  if (cap) return disposed('capped', cap)
  const arrived = { incoming, from, files }
  if (plan.act === 'answer') return answerRecord(post, inside, plan, arrived)
  if (!inside.registry.has(rules.recordType)) return disposed('quarantined', 'noRecordType')
  return (await createRecord(post, inside, plan, arrived, rules.recordType)).disposed
}
