import { v7 as uuidv7 } from 'uuid'
import { type Actor, isStaff } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import type { Write } from '../../kernel/command/decision.ts'
import { unlistedAct } from '../../kernel/command/generic.ts'
import { forbidden, invalidField } from '../../kernel/problem.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import { boolean, longText, refList } from '../../kernel/record/fields.ts'
import { mentionedIn } from './mention.ts'

export interface NewComment {
  body: string
  internal: boolean
}

/** A comment as rows: its own, and what the fact says of it. Internal or public is fixed with the entry, for ever. */
export function writeComment(
  row: { id: string },
  record: RecordType,
  actor: Actor,
  now: Date,
  { body, internal }: NewComment,
): { id: string; write: Write } {
  const id = uuidv7()
  const write: Write = {
    insert: 'comment',
    row: {
      id,
      record_type: record.type,
      record_id: row.id,
      author_id: actor.id,
      author_name: actor.name,
      body,
      internal,
      at: now,
    },
  }
  return { id, write }
}

/** Who spoke last in public decides who is waited for. An agent who is himself the requester speaks as requester. */
export const lastWordOf = (row: { requester: unknown }, actor: Actor): 'requester' | 'staff' =>
  isStaff(actor) && row.requester !== actor.id ? 'staff' : 'requester'

/** POST /:plural/:id/comment: a public reply or an internal note. */
export const commentCommand = (record: RecordType): AnyCommand => ({
  record,
  name: 'comment',
  fact: `${record.type}.commented`,
  ...unlistedAct,
  input: {
    body: longText({ required: true, maxLength: 50_000 }),
    internal: boolean(),
    attachments: refList('attachment'),
  },
  may: (actor, row) => isStaff(actor) || row.requester === actor.id || isWatching(actor, row),
  // Only colleagues call each other: nobody outside the staff can make a whole team look.
  gather: async (kernel, { input, actor }) => (isStaff(actor) ? mentionedIn(kernel, String(input.body)) : []),
  decide: ({ row, input, actor, now, gathered }) => {
    const internal = input.internal === true
    if (!internal && !record.capabilities.replies)
      throw invalidField('internal', 'Only notes are written here: nobody outside the staff reads them.')
    if (internal && !record.seesInternal(actor)) throw forbidden('write internal notes')
    const { id, write } = writeComment(row, record, actor, now, { body: String(input.body), internal })
    const mentions = (gathered ?? []) as string[]
    const attachments = (input.attachments ?? []) as string[]
    return {
      set:
        internal || !('lastWordBy' in record.fields)
          ? {}
          : { lastWordBy: lastWordOf({ requester: row.requester }, actor) },
      facts: [
        {
          fact: `${record.type}.commented`,
          internal,
          data: { comment: id, ...(mentions.length > 0 && { mentions }) },
        },
      ],
      also: [write, ...attachments.map(attachment => attach(id, attachment, row.id, internal))],
    }
  },
})

const isWatching = (actor: Actor, row: AnyRow): boolean =>
  actor.id !== null && Array.isArray(row.watchers) && row.watchers.includes(actor.id)

const attach = (comment: string, attachment: string, record: string, internal: boolean): Write => ({
  insert: 'comment_attachment',
  row: { comment_id: comment, attachment_id: attachment, record_id: record, internal },
})
