import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { repeatable } from '../in/disposed.ts'
import { mailInQueue } from '../in/store-message.ts'
import type { MailPost } from '../mail-post.ts'
import type { LoggedDetail } from './read-log.ts'

const resendable = ['failed', 'not_sent', 'bounced']

/** Whether a message can be read or sent once more: nothing came of it yet. */
export const mayBeRepeated = ({ direction, disposition, reason }: LoggedDetail): boolean =>
  direction === 'out'
    ? resendable.includes(disposition)
    : reason !== 'tooLarge' && repeatable.some(each => each === disposition)

/** Reads an arrived message again, or sends one again. `accept`: who asks vouches for the sender. */
export async function onceMore(
  post: MailPost,
  actor: Actor,
  message: LoggedDetail,
  accept: boolean,
): Promise<void> {
  if (!mayBeRepeated(message))
    throw new Problem('not_now', 'Something came of this message already; it is not done twice.')
  if (message.direction === 'out') return sendAgain(post, actor, message)
  const { kernel } = post
  const asked = { accepted: accept, askedBy: actor.name, askedAt: kernel.clock.now().toISOString() }
  await kernel.root.transaction().execute(async tx => {
    const taken =
      await sql`update mail_message set disposition = 'received', reason = 'received', attempts = 0,
        details = details || ${JSON.stringify(asked)}::jsonb
      where id = ${message.id} and disposition = ${message.disposition} returning 1`.execute(tx)
    if (taken.rows.length === 0) throw new Problem('not_now', 'Somebody else did that in this moment.')
    await kernel.jobs.enqueue(tx, mailInQueue, [{ data: { id: message.id } }])
  })
}

async function sendAgain(post: MailPost, actor: Actor, message: LoggedDetail): Promise<void> {
  const { kernel, sends } = post
  if (!sends)
    throw new Problem('not_now', 'There is no mail server. Set STEWARD_SMTP_URL and start Steward again.')
  const asked = { askedBy: actor.name, askedAt: kernel.clock.now().toISOString() }
  const taken = await sql`update mail_message set disposition = 'waiting', reason = 'waiting', attempts = 0,
      next_at = ${kernel.clock.now()}, details = details || ${JSON.stringify(asked)}::jsonb
    where id = ${message.id} and disposition = ${message.disposition} returning 1`.execute(kernel.db)
  if (taken.rows.length === 0) throw new Problem('not_now', 'Somebody else did that in this moment.')
}
