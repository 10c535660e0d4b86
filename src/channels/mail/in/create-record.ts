import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import type { MailPost } from '../mail-post.ts'
import { mailActor, type Plan } from './decide.ts'
import { type Disposed, disposed } from './disposed.ts'
import type { Incoming } from './incoming.ts'
import { attachFiles, type KeptFile } from './keep-files.ts'
import { sendReceipt } from './send-receipt.ts'
import { titleOf, writtenText } from './written-text.ts'

export interface Arrived {
  incoming: Incoming
  from: { name: string; address: string }
  files: readonly KeptFile[]
}

/** A new record of what somebody wrote, for him or for the contact that is made of him. */
export async function createRecord(
  post: MailPost,
  inside: Kernel,
  plan: Extract<Plan, { act: 'create' }>,
  arrived: Arrived,
  type: string,
  more: Record<string, unknown> = {},
): Promise<{ row: AnyRow; disposed: Disposed }> {
  const { incoming, from, files } = arrived
  const requester = plan.requester ?? (await createContact(inside, from))
  const command = inside.registry.command(type, 'create')
  if (!command) throw new Error(`Mail cannot become a record of type ${type}.`)
  const { said, body } = writtenText(post, incoming.text, 'description')
  const own = plan.actor.system ? { requester, channel: 'mail' } : {}
  const { row } = await execute(inside, {
    actor: plan.actor,
    command,
    input: {
      title: titleOf(incoming.subject, said),
      ...(body === '' ? {} : { description: body }),
      ...own,
      ...more,
    },
  })
  await attachFiles(inside, type, row, plan.actor, files, false)
  const receipt =
    plan.receipt && (await sendReceipt(post, inside, { type, row, person: requester, incoming }))
  return {
    row,
    disposed: {
      ...disposed('created', plan.requester ? 'newRecord' : 'newContact', { receipt }),
      record: { type, id: row.id },
      person: requester,
    },
  }
}

async function createContact(inside: Kernel, from: Arrived['from']): Promise<string> {
  const command = inside.registry.command('person', 'create')
  if (!command) throw new Error('The record type person has no command create.')
  const { row } = await execute(inside, {
    actor: mailActor(),
    command,
    input: { name: from.name, email: from.address, roles: [] },
  })
  return row.id
}
