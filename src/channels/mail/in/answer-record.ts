import type { Actor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { MailPost } from '../mail-post.ts'
import { mailRules } from '../mail-settings.ts'
import { type Arrived, createRecord } from './create-record.ts'
import { mailActor, type Plan } from './decide.ts'
import { type Disposed, disposed } from './disposed.ts'
import { attachFiles } from './keep-files.ts'
import { isThanks, writtenText } from './written-text.ts'

type Answer = Extract<Plan, { act: 'answer' }>

const dayMs = 24 * 60 * 60_000

/** Says on the record what was written. What is over is opened again by it, or followed by a new record. */
export async function answerRecord(
  post: MailPost,
  inside: Kernel,
  plan: Answer,
  arrived: Arrived,
): Promise<Disposed> {
  const { answered, actor, internal, named } = plan
  const { row, module } = answered
  const type = module.record.type
  const written = writtenText(post, arrived.incoming.text, 'comment')
  const isOver = row.stateCategory === 'done' || row.stateCategory === 'cancelled'
  const follows = isOver && !internal && !row.mergedInto && !isThanks(written.said)
  const reopens = follows && mayReopen(inside, plan)
  if (follows && !reopens) return followUp(post, inside, plan, arrived)
  const body = named ? `**${arrived.from.name}** <${arrived.from.address}>:\n\n${written.body}` : written.body
  await say(inside, { type, target: row.id, actor, internal, body: body.trim() || '…' }, plan, arrived)
  if (reopens) {
    const reopen = inside.registry.command(type, 'reopen')
    const reason = written.said.slice(0, 500) || '…'
    if (reopen) await execute(inside, { actor, command: reopen, target: row.id, input: { reason } })
  }
  return {
    ...disposed('replied', reopens ? 'reopened' : plan.reason, { by: answered.by, internal }),
    record: { type, id: row.id },
    ...(actor.id ? { person: actor.id } : {}),
  }
}

interface Words {
  type: string
  target: string
  actor: Actor
  internal: boolean
  body: string
}

async function say(inside: Kernel, words: Words, { answered }: Answer, { files }: Arrived): Promise<void> {
  const { type, target, actor, internal, body } = words
  const command = inside.registry.command(type, 'comment')
  if (!command) throw new Error(`Nothing can be said on a record of type ${type}.`)
  const attachments = await attachFiles(inside, type, answered.row, actor, files, internal)
  const input = { body, internal, ...(attachments.length > 0 ? { attachments } : {}) }
  await execute(inside, { actor, command, target, input })
}

function mayReopen(inside: Kernel, { answered, actor }: Answer): boolean {
  const { row, module } = answered
  const reopen = inside.registry.command(module.record.type, 'reopen')
  if (!reopen?.from?.includes(String(row.state)) || !reopen.may(actor, row)) return false
  const over = row.resolvedAt ?? row.closedAt ?? row.updatedAt
  const since = inside.clock.now().getTime() - new Date(over as Date).getTime()
  return since <= mailRules(inside).reopenDays * dayMs
}

/** Too late to open it again: a new record, linked with the old one. */
async function followUp(post: MailPost, inside: Kernel, plan: Answer, arrived: Arrived): Promise<Disposed> {
  const { answered, actor } = plan
  const { row, module } = answered
  const type = module.record.type
  const himself = actor.roles.size > 0 && actor.id !== null
  const created = await createRecord(
    post,
    inside,
    { act: 'create', actor: himself ? actor : mailActor(), requester: actor.id, receipt: true },
    arrived,
    type,
  )
  const link = inside.registry.command(type, 'link')
  if (link)
    await execute(inside, {
      actor: mailActor(),
      command: link,
      target: created.row.id,
      input: { kind: 'relates', target: row.id },
    })
  return {
    ...created.disposed,
    reason: 'followUp',
    details: { ...created.disposed.details, by: answered.by, after: row.number },
  }
}
