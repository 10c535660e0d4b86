import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { longText } from '../../../kernel/record/fields.ts'
import { article } from '../article.record.ts'
import { mayPublish } from './may.ts'
import { noDraft } from './publish-article.ts'

const reason = { reason: longText({ required: true, maxLength: 20_000 }) }

/** It is wrong now: readers no longer find it, and its keeper has work. */
export const markOutdated = defineCommand(article, {
  name: 'markOutdated',
  fact: 'article.outdated',
  from: ['published'],
  to: 'outdated',
  internal: true,
  input: reason,
  may: isStaff,
  // A revision that was begun goes on as the text itself.
  decide: ({ row, input }) => ({
    set: {
      ...(row.draftBody === null ? {} : { title: row.draftTitle ?? row.title, description: row.draftBody }),
      ...noDraft,
    },
    data: input,
  }),
})

export const retireArticle = defineCommand(article, {
  name: 'retire',
  fact: 'article.retired',
  undo: { command: 'takeUp' },
  from: ['draft', 'review', 'scheduled', 'published', 'outdated'],
  to: 'retired',
  tone: 'danger',
  internal: true,
  input: reason,
  may: (actor, row) => mayPublish(actor, row) || (isStaff(actor) && row.edition === 0),
  decide: ({ input, now }) => ({ set: { closedAt: now, publishAt: null, ...noDraft }, data: input }),
})

export const takeUpArticle = defineCommand(article, {
  name: 'takeUp',
  fact: 'article.taken_up',
  from: ['retired'],
  to: 'draft',
  internal: true,
  input: {},
  may: isStaff,
  decide: () => ({ set: { closedAt: null } }),
})
