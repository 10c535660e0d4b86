import {
  type Delivery,
  notLookedAt,
  postponeDue,
  takeDue,
} from '../../../capabilities/notification/deliveries.ts'
import { type Kernel, withExecutor } from '../../../kernel/kernel.ts'
import type { MailPost } from '../mail-post.ts'
import { composeAbout } from './compose-about.ts'
import { composeDigest } from './compose-digest.ts'
import { recipientOf } from './recipient.ts'

const retryMs = 5 * 60_000

/** Makes messages of what is due, one transaction each: the message is written where what it tells is taken. */
export async function composeDue(post: MailPost): Promise<number> {
  let composed = 0
  while (await composeNext(post)) composed++
  return composed
}

async function composeNext(post: MailPost): Promise<boolean> {
  const { kernel } = post
  const now = kernel.clock.now()
  try {
    return await kernel.root.transaction().execute(async tx => {
      const inside = withExecutor(kernel, tx)
      const taken = await takeDue(tx, 'mail', now)
      if (taken.length > 0) await compose(post, inside, taken)
      return taken.length > 0
    })
  } catch (error) {
    kernel.log.error({ error: String(error) }, 'a mail could not be written yet')
    await postponeDue(kernel.root, 'mail', now, new Date(now.getTime() + retryMs))
    return true
  }
}

async function compose(post: MailPost, inside: Kernel, taken: readonly Delivery[]): Promise<void> {
  const [first] = taken
  const recipient = first ? await recipientOf(inside, first.person) : null
  if (!first || !recipient) return
  if (first.digest) return composeDigest(post, inside, recipient, await notLookedAt(inside.db, taken))
  return composeAbout(post, inside, recipient, taken)
}
